import { trainingOperations } from '@countersign/contracts/training/operations';
import { beginCourse } from '@countersign/services/training/begin';
import { pdfCertificate } from '@countersign/services/training/certificate-pdf';
import { listCertificates } from '@countersign/services/training/certificates';
import { createCourse } from '@countersign/services/training/create';
import { getCourse } from '@countersign/services/training/get';
import { grantQuizAttempt } from '@countersign/services/training/grant-attempt';
import { listLearners } from '@countersign/services/training/learners';
import { downloadLessonFile } from '@countersign/services/training/lesson-file';
import { listCourses } from '@countersign/services/training/list';
import { myCourses } from '@countersign/services/training/mine';
import { openCourse } from '@countersign/services/training/open';
import { publishCourse } from '@countersign/services/training/publish';
import { readLesson } from '@countersign/services/training/read-lesson';
import { saveCourseDraft } from '@countersign/services/training/save-draft';
import { submitQuiz } from '@countersign/services/training/submit-quiz';
import { bind } from '../routing/bind.ts';

export const trainingRoutes = bind('training', trainingOperations, {
  list: listCourses,
  create: createCourse,
  get: getCourse,
  'save-draft': saveCourseDraft,
  publish: publishCourse,
  learners: listLearners,
  'grant-attempt': grantQuizAttempt,
  certificates: listCertificates,
  'certificate-pdf': pdfCertificate,
  mine: myCourses,
  open: openCourse,
  begin: beginCourse,
  'read-lesson': readLesson,
  'lesson-file': downloadLessonFile,
  'submit-quiz': submitQuiz,
});
