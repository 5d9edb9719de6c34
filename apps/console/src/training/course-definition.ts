import type { Reply } from '@countersign/ui/client/operation-types';

export type Definition = NonNullable<Reply<'training.get'>['draft']>['definition'];
export type Lesson = Definition['lessons'][number];
export type Question = Definition['questions'][number];

export interface EditorProps {
  definition: Definition;
  isLocked: boolean;
  onChange: (definition: Definition) => void;
}

/** A key that nothing of the list has yet: `lesson3`. */
export function freeKey(prefix: string, taken: readonly { key: string }[]): string {
  for (let number = taken.length + 1; ; number += 1) {
    const key = `${prefix}${number}`;
    if (!taken.some((one) => one.key === key)) return key;
  }
}

/** The list with one item moved by so many places. */
export function moved<T>(items: readonly T[], from: number, by: number): T[] {
  const left = [...items];
  const taken = left.splice(from, 1);
  left.splice(from + by, 0, ...taken);
  return left;
}
