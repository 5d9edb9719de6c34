import type { Reply } from '@countersign/ui/client/operation-types';

export type CourseDetail = Reply<'training.open'>;
export type Lesson = CourseDetail['lessons'][number];
export type QuizReply = Reply<'training.submit-quiz'>;
