export const changeKinds = ['same', 'added', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A stretch of text that both have, or only the newer, or only the older. */
export interface Change {
  readonly kind: ChangeKind;
  readonly text: string;
}

export interface LineChange {
  readonly kind: ChangeKind | 'changed';
  /** Words of the line; of a changed one what went and what came. */
  readonly words: readonly Change[];
}

/** Above this many pairs to compare, what lies between equal beginnings and ends counts as replaced. */
const pairsMax = 4_000_000;
/** Two lines with less than this share of their words in common are one that went and one that came. */
const likenessMin = 0.4;

/** What changed from one text to another: line by line, and word by word in lines that are still alike. */
export function diffTexts(before: string, after: string): readonly LineChange[] {
  const lines = diffSequences(before.split('\n'), after.split('\n'));
  const found: LineChange[] = [];
  for (let index = 0; index < lines.length; ) {
    const run = runOf(lines, index);
    found.push(...(run.same ? run.same.map(whole('same')) : changedLines(run.removed, run.added)));
    index += run.length;
  }
  return found;
}

/** How many lines are not the same in both. */
export function changedCount(changes: readonly LineChange[]): number {
  return changes.filter(({ kind }) => kind !== 'same').length;
}

const whole =
  (kind: ChangeKind) =>
  (text: string): LineChange => ({ kind, words: [{ kind, text }] });

interface Run {
  readonly length: number;
  readonly same: readonly string[] | null;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** What stands together from here on: lines that are the same, or lines that went with those that came in their place. */
function runOf(changes: readonly Change[], from: number): Run {
  const isSame = changes[from]?.kind === 'same';
  const end = changes.findIndex(({ kind }, index) => index >= from && (kind === 'same') !== isSame);
  const run = changes.slice(from, end === -1 ? changes.length : end);
  const textsOf = (kind: ChangeKind) => run.filter((change) => change.kind === kind).map(({ text }) => text);
  return {
    length: run.length,
    same: isSame ? textsOf('same') : null,
    removed: textsOf('removed'),
    added: textsOf('added'),
  };
}

function changedLines(removed: readonly string[], added: readonly string[]): readonly LineChange[] {
  const pairs = Math.max(removed.length, added.length);
  return Array.from({ length: pairs }, (_, index) => pairOf(removed[index], added[index])).flat();
}

function pairOf(before: string | undefined, after: string | undefined): readonly LineChange[] {
  if (before === undefined) return after === undefined ? [] : [whole('added')(after)];
  if (after === undefined) return [whole('removed')(before)];
  const words = joined(diffSequences(wordsOf(before), wordsOf(after)));
  const kept = words.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.trim().length, 0);
  const isAlike = kept >= likenessMin * Math.max(before.trim().length, after.trim().length);
  return isAlike ? [{ kind: 'changed', words }] : [whole('removed')(before), whole('added')(after)];
}

/** Words, each with the space behind it. */
function wordsOf(line: string): readonly string[] {
  return line.match(/\S+\s*|\s+/g) ?? [];
}

function joined(changes: readonly Change[]): readonly Change[] {
  const found: Change[] = [];
  for (const change of changes) {
    const last = found.at(-1);
    if (last?.kind === change.kind) found[found.length - 1] = { kind: change.kind, text: last.text + change.text };
    else found.push(change);
  }
  return found;
}

/** The longest common subsequence, with what went before what came. */
function diffSequences(before: readonly string[], after: readonly string[]): readonly Change[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let tail = 0;
  while (
    tail < before.length - start &&
    tail < after.length - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1;
  const changed = (kind: ChangeKind) => (text: string) => ({ kind, text });
  return [
    ...before.slice(0, start).map(changed('same')),
    ...between(before.slice(start, before.length - tail), after.slice(start, after.length - tail)),
    ...before.slice(before.length - tail).map(changed('same')),
  ];
}

function between(before: readonly string[], after: readonly string[]): readonly Change[] {
  const removed = (text: string): Change => ({ kind: 'removed', text });
  const added = (text: string): Change => ({ kind: 'added', text });
  if (before.length === 0 || after.length === 0 || before.length * after.length > pairsMax)
    return [...before.map(removed), ...after.map(added)];
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const lengthAt = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        before[row] === after[column]
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
  const found: Change[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [old, fresh] = [before[row], after[column]];
    if (old !== undefined && old === fresh) {
      found.push({ kind: 'same', text: old });
      row += 1;
      column += 1;
    } else if (old !== undefined && (fresh === undefined || lengthAt(row + 1, column) >= lengthAt(row, column + 1))) {
      found.push(removed(old));
      row += 1;
    } else if (fresh !== undefined) {
      found.push(added(fresh));
      column += 1;
    }
  }
  return found;
}
