/** What is taught, and who has learned it. */
export const readsTraining = [
  'training.list',
  'training.get',
  'training.learners',
  'training.certificates',
  'training.certificate-pdf',
  'training.lesson-file',
] as const;

export const teaches = [
  'training.create',
  'training.save-draft',
  'training.publish',
  'training.grant-attempt',
] as const;

/** A partner's people and their courses. */
export const readsCourses = [
  'training.mine',
  'training.open',
  'training.certificates',
  'training.certificate-pdf',
  'training.lesson-file',
] as const;

export const learns = ['training.begin', 'training.read-lesson', 'training.submit-quiz'] as const;
