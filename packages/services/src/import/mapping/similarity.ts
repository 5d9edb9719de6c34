import { foldText } from '@countersign/domain/text/fold';

/** Text without case, marks, spaces and punctuation: `GTX-Pro` and `gtx pro` are the same. */
export function bareText(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** How alike two texts are, from 0 to 1: twice the pairs of letters in common over all pairs (Dice). */
export function similarity(left: string, right: string): number {
  const [a, b] = [bareText(left), bareText(right)];
  if (a === b) return a === '' ? 0 : 1;
  const [ofA, ofB] = [pairs(a), pairs(b)];
  if (ofA.length === 0 || ofB.length === 0) return 0;
  const open = new Map<string, number>();
  for (const pair of ofA) open.set(pair, (open.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of ofB) {
    const count = open.get(pair) ?? 0;
    if (count === 0) continue;
    common += 1;
    open.set(pair, count - 1);
  }
  return (2 * common) / (ofA.length + ofB.length);
}

/** The most alike of several, if one is alike enough. */
export function mostAlike(text: string, candidates: readonly string[], least: number): string | null {
  let best: { name: string; score: number } | null = null;
  for (const name of candidates) {
    const score = similarity(text, name);
    if (score >= least && score > (best?.score ?? 0)) best = { name, score };
  }
  return best?.name ?? null;
}

function pairs(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
}
