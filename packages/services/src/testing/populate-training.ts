import { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import { trainingOperations } from '@countersign/contracts/training/operations';
import { beginTaxForm } from '../tax-form/begin.ts';
import { setTaxRules } from '../tax-form/set-rules.ts';
import { beginCourse } from '../training/begin.ts';
import { listCertificates } from '../training/certificates.ts';
import { createCourse } from '../training/create.ts';
import { listLearners } from '../training/learners.ts';
import { publishCourse } from '../training/publish.ts';
import { readLesson } from '../training/read-lesson.ts';
import { saveCourseDraft } from '../training/save-draft.ts';
import { call } from './call.ts';
import type { TestTenant } from './test-tenant.ts';

/** A course that somebody has passed, their certificate, and a statement about tax that is begun; one id of each. */
export async function populateTraining(tenant: TestTenant): Promise<Readonly<Record<string, string>>> {
  const owner = tenant.partnerA.owner.ctx;
  const { admin, programId } = tenant;
  const course = await call(trainingOperations.create, createCourse, admin, {
    body: { programId, partnerType: 'reseller', title: 'Quokkaware basics' },
  });
  const saved = await call(trainingOperations['save-draft'], saveCourseDraft, admin, {
    params: { id: course.id },
    ifMatch: course.revision,
    body: {
      definition: {
        title: 'Quokkaware basics',
        summary: 'What Quokkaware is.',
        lessons: [{ key: 'sample', title: 'Quokkaware', kind: 'page', text: 'Read this.' }],
        questions: [],
        settings: { isRequired: false, passPercent: 80, attemptsMax: 3, waitHours: 24, validMonths: 12, held: [] },
      },
    },
  });
  const params = { id: course.id };
  await call(trainingOperations.publish, publishCourse, admin, { params, ifMatch: saved.revision });
  await call(trainingOperations.begin, beginCourse, owner, { params });
  await call(trainingOperations['read-lesson'], readLesson, owner, { params: { ...params, lessonKey: 'sample' } });
  const learners = await call(trainingOperations.learners, listLearners, admin, { query: {} });
  const certificates = await call(trainingOperations.certificates, listCertificates, admin, { query: {} });
  await call(taxFormOperations['set-rules'], setTaxRules, admin, {
    params: { programId },
    ifMatch: 0,
    body: { regime: 'us', isRequiredForPayout: false },
  });
  const form = await call(taxFormOperations.begin, beginTaxForm, owner, { body: { regime: 'us' } });
  const [learner] = learners.items;
  const [certificate] = certificates.items;
  if (!learner || !certificate) throw new Error('nobody has passed the course');
  return {
    training: course.id,
    course: course.id,
    learner: learner.id,
    certificate: certificate.id,
    'tax-form': form.id,
  };
}
