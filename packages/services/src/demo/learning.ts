import { and, eq } from '@countersign/db/query';
import { partners as partnerRows } from '@countersign/db/schema/tenant';
import { courses } from '@countersign/db/schema/training';
import { type Instant, millisecondsPerDay } from '@countersign/domain/time/instant';
import type { CourseDefinition } from '@countersign/domain/training/course';
import type { Actor, ServiceContext } from '../context.ts';
import { answerTaxForm } from '../tax-form/answer.ts';
import { beginTaxForm } from '../tax-form/begin.ts';
import { setTaxRules } from '../tax-form/set-rules.ts';
import { signTaxForm } from '../tax-form/sign.ts';
import { beginCourse } from '../training/begin.ts';
import { createCourse } from '../training/create.ts';
import { myCourses } from '../training/mine.ts';
import { publishCourse } from '../training/publish.ts';
import { readLesson } from '../training/read-lesson.ts';
import { saveCourseDraft } from '../training/save-draft.ts';
import { submitQuiz } from '../training/submit-quiz.ts';
import { read } from '../transact.ts';
import type { StagedPartner } from './stage.internal.ts';

export interface DemoLearning {
  readonly now: Instant;
  readonly programId: string;
  readonly partners: readonly (StagedPartner & { readonly name: string })[];
  readonly admin: Actor;
  readonly as: (actor: Actor, at: Instant) => ServiceContext;
}

const noInput = { params: {}, query: {}, body: undefined, ifMatch: undefined } as const;
const learning = 4;
const stating = 3;

const definition = {
  title: 'Partner basics',
  summary: 'How deals are registered, how long they are protected, and what you may say about us.',
  lessons: [
    {
      key: 'registering',
      title: 'Registering a deal',
      kind: 'page',
      text: '# Register early\n\nThe first **complete** registration of a customer and product is protected.\n\n- Name the company as its register does\n- Say what it needs, and when\n- Add what shows your work\n\n> A question in doubt: ask your partner manager before you register.',
    },
    {
      key: 'demo',
      title: 'The product in four minutes',
      kind: 'video',
      url: 'https://videos.example/four-minutes',
      minutes: 4,
    },
    {
      key: 'speaking',
      title: 'Speaking about us',
      kind: 'page',
      text: '# What you may say\n\n1. Say what the product does today, *not* what it may do.\n2. Show that you earn a commission.\n3. Use the names and marks from the portal.',
    },
  ],
  questions: [
    {
      key: 'first',
      kind: 'single',
      text: 'Whose registration is protected?',
      options: [
        { key: 'a', text: 'The first complete one' },
        { key: 'b', text: 'The largest one' },
        { key: 'c', text: 'The last one' },
      ],
      correct: ['a'],
      lessonKey: 'registering',
    },
    {
      key: 'second',
      kind: 'multiple',
      text: 'What belongs into what you publish?',
      options: [
        { key: 'a', text: 'That you earn a commission' },
        { key: 'b', text: 'What the product does today' },
        { key: 'c', text: 'What it may do next year' },
      ],
      correct: ['a', 'b'],
      lessonKey: 'speaking',
    },
  ],
  settings: { isRequired: false, passPercent: 100, attemptsMax: 3, waitHours: 24, validMonths: 12, held: [] },
} as const satisfies CourseDefinition;

/** A course that some have passed and one has failed, and statements about VAT: in force, under review, and begun. */
export async function seedLearning(given: DemoLearning): Promise<void> {
  const { now, programId, partners, admin, as } = given;
  const byAdmin = as(admin, now - 40 * millisecondsPerDay);
  const known = await read(byAdmin, (tx) =>
    tx.select({ id: courses.id }).from(courses).where(eq(courses.tenantId, byAdmin.tenantId)),
  );
  if (known.length > 0) return;
  const course = await createCourse(byAdmin, {
    ...noInput,
    body: { programId, partnerType: 'reseller', title: definition.title },
  });
  const params = { id: course.id };
  const saved = await saveCourseDraft(byAdmin, {
    ...noInput,
    params,
    body: { definition: writable(definition) },
    ifMatch: course.revision,
  });
  await publishCourse(byAdmin, { ...noInput, params, ifMatch: saved.revision });
  await setTaxRules(byAdmin, {
    ...noInput,
    params: { programId },
    body: { regime: 'vat', isRequiredForPayout: false },
    ifMatch: 0,
  });
  const ofProgram = partners.filter((partner) => partner.programId === programId);
  let place = 0;
  for (const { owner } of ofProgram) {
    if (place === learning) break;
    const learner = as(owner, now - (30 - 5 * place) * millisecondsPerDay);
    if ((await myCourses(learner, noInput)).items.length === 0) continue;
    await beginCourse(learner, { ...noInput, params });
    for (const { key: lessonKey } of definition.lessons)
      await readLesson(learner, { ...noInput, params: { ...params, lessonKey } });
    const second = place === learning - 1 ? ['a', 'c'] : ['a', 'b'];
    await submitQuiz(learner, { ...noInput, params, body: { answers: { first: ['a'], second } } });
    place += 1;
  }
  for (const [index, partner] of ofProgram.slice(0, stating).entries()) await state(given, partner, index);
}

async function state({ now, as }: DemoLearning, partner: DemoLearning['partners'][number], index: number) {
  const ctx = as(partner.owner, now - (20 - index) * millisecondsPerDay);
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ country: partnerRows.country })
      .from(partnerRows)
      .where(and(eq(partnerRows.tenantId, ctx.tenantId), eq(partnerRows.id, partner.id))),
  );
  const { id } = await beginTaxForm(ctx, { ...noInput, body: { regime: 'vat' } });
  if (index === stating - 1) return;
  const country = row?.country ?? 'DE';
  const answered = await answerTaxForm(ctx, {
    ...noInput,
    params: { id },
    body: {
      answers: {
        entity: 'company',
        name: partner.name,
        street: 'Hafenstr. 12',
        city: 'Hamburg',
        // The second lives elsewhere than it is kept with, which somebody has to look at.
        residence: index === 0 ? country : country === 'AT' ? 'DE' : 'AT',
        workPlace: country,
        isVatRegistered: false,
        isSmallBusiness: true,
        selfBilling: true,
      },
    },
  });
  await signTaxForm(ctx, {
    ...noInput,
    params: { id },
    body: { name: partner.owner.name, isCertified: true },
    ifMatch: answered.revision,
  });
}

/** Lists are read-only in a constant and plain in requests. */
function writable(given: typeof definition): Parameters<typeof saveCourseDraft>[1]['body']['definition'] {
  return structuredClone(given) as unknown as Parameters<typeof saveCourseDraft>[1]['body']['definition'];
}
