/**
 * Edits that turn one word into the other: a letter changed, added, left out, or two neighbours swapped (optimal string
 * alignment). Gives up above `max` and then returns max + 1.
 */
export function editsBetween(left: string, right: string, max: number): number {
  if (Math.abs(left.length - right.length) > max) return max + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      let edits = Math.min(
        (last[column] ?? max) + 1,
        (current[column - 1] ?? max) + 1,
        (last[column - 1] ?? max) + (isSame ? 0 : 1),
      );
      const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (isSwap && row > 1 && column > 1) edits = Math.min(edits, (beforeLast[column - 2] ?? max) + 1);
      current.push(edits);
      least = Math.min(least, edits);
    }
    if (least > max) return max + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[right.length] ?? max + 1, max + 1);
}

/**
 * 0 to 1: how likely two words are one, misspelt or abbreviated. Short words and first letters forgive little: Torii and
 * Horii are two companies, Tayota is Toyota.
 */
export function wordLikeness(left: string, right: string): number {
  if (left === right) return 1;
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  const startsAlike = left[0] === right[0];
  const edits = editsBetween(left, right, 3);
  const room = longer.length - (startsAlike ? 0 : 2);
  let likeness = 0;
  if (edits === 1) likeness = room >= 6 ? 0.9 : room === 5 ? 0.8 : room === 4 ? 0.6 : 0;
  if (edits === 2) likeness = room >= 10 ? 0.9 : room >= 8 ? 0.8 : room >= 7 ? 0.7 : 0;
  if (edits === 3) likeness = room >= 13 ? 0.85 : room >= 11 ? 0.75 : 0;
  if (shorter.length >= 4 && longer.startsWith(shorter))
    likeness = Math.max(likeness, longer.length - shorter.length <= 4 ? 0.7 : 0.6);
  return likeness;
}

const numeral = /^(?:\d+|[ivx]{2,5})$/;

/** Whether two names carry different numbers, as funds and plants of one series do. */
export function numbersDiffer(left: readonly string[], right: readonly string[]): boolean {
  const numbersOf = (words: readonly string[]) =>
    words
      .filter((word) => numeral.test(word))
      .toSorted()
      .join(' ');
  const [first, second] = [numbersOf(left), numbersOf(right)];
  return first !== '' && second !== '' && first !== second;
}
