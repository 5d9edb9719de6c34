import type { MemberRole } from '../member/roles.ts';
import type { OnboardingTaskKind } from './task-kind.ts';
import { isSaid } from './task-kind.ts';

export const taskSides = ['partner', 'staff'] as const;
export type TaskSide = (typeof taskSides)[number];

export const proofKinds = ['none', 'text', 'file'] as const;
export type ProofKind = (typeof proofKinds)[number];

/** One task of a template; a new onboarding copies it. */
export interface TemplateTask {
  /** Unique in its template: `tax-form`. */
  readonly key: string;
  readonly kind: OnboardingTaskKind;
  /** Null: the words of its kind, in the reader's language. */
  readonly title: string | null;
  readonly help: string | null;
  readonly side: TaskSide;
  /** Keys of the tasks that come before it. */
  readonly needs: readonly string[];
  /** Business days from when it can be done. */
  readonly dueInDays: number;
  readonly proof: ProofKind;
  /** Whose role looks at it before it counts; another person than who did it. */
  readonly reviewRole: MemberRole | null;
  /** The partner is active once all of these are done or skipped; the others follow. */
  readonly isRequired: boolean;
}

export const templateTasksMax = 30;
const keyPattern = /^[a-z][a-z0-9-]{0,39}$/;
const dueInDaysMax = 90;

export type TemplateProblem =
  | 'empty'
  | 'too_many'
  | 'key_invalid'
  | 'key_taken'
  | 'needs_unknown'
  | 'needs_circle'
  | 'due_out_of_range'
  | 'proof_not_asked'
  | 'review_not_asked'
  | 'title_missing'
  | 'nothing_required';

/** What stands against a template, by the place of the task; an empty list where it may be used. */
export function templateProblems(
  tasks: readonly TemplateTask[],
): readonly { readonly index: number | null; readonly code: TemplateProblem }[] {
  if (tasks.length === 0) return [{ index: null, code: 'empty' }];
  if (tasks.length > templateTasksMax) return [{ index: null, code: 'too_many' }];
  const keys = tasks.map(({ key }) => key);
  const found = tasks.flatMap((task, index) =>
    problemsOf(task, { keys, isFirst: keys.indexOf(task.key) === index }).map((code) => ({ index, code })),
  );
  if (found.length > 0) return found;
  if (!tasks.some(({ isRequired }) => isRequired)) return [{ index: null, code: 'nothing_required' }];
  return circleOf(tasks).map((index) => ({ index, code: 'needs_circle' as const }));
}

function problemsOf(
  task: TemplateTask,
  { keys, isFirst }: { readonly keys: readonly string[]; readonly isFirst: boolean },
): readonly TemplateProblem[] {
  const holds: readonly (readonly [boolean, TemplateProblem])[] = [
    [!keyPattern.test(task.key), 'key_invalid'],
    [!isFirst, 'key_taken'],
    [task.needs.some((need) => !keys.includes(need)), 'needs_unknown'],
    [!Number.isInteger(task.dueInDays) || task.dueInDays < 1 || task.dueInDays > dueInDaysMax, 'due_out_of_range'],
    // What the product sees for itself needs neither proof nor anybody's word.
    [!isSaid(task.kind) && task.proof !== 'none', 'proof_not_asked'],
    [!isSaid(task.kind) && task.reviewRole !== null, 'review_not_asked'],
    [task.kind === 'manual' && (task.title ?? '').trim() === '', 'title_missing'],
  ];
  return holds.filter(([isWrong]) => isWrong).map(([, code]) => code);
}

/** Places of tasks that wait for each other: what is left when whatever can be done has been. */
function circleOf(tasks: readonly TemplateTask[]): readonly number[] {
  const done = new Set<string>();
  for (;;) {
    const next = tasks.filter(({ key, needs }) => !done.has(key) && needs.every((need) => done.has(need)));
    if (next.length === 0) break;
    for (const { key } of next) done.add(key);
  }
  return tasks.flatMap(({ key }, index) => (done.has(key) ? [] : [index]));
}
