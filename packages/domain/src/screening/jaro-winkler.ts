/** Below this likeness a shared beginning earns nothing (Winkler 1990). */
const prefixFrom = 0.7;
const prefixLettersMax = 4;
const prefixWeight = 0.1;

/** Longer strings are compared by their first letters alone. */
const lengthMax = 256;
const leftTaken = new Uint8Array(lengthMax);
const rightTaken = new Uint8Array(lengthMax);

/**
 * Jaro's likeness of two strings, 0 to 1 (Jaro 1989): the mean of the share of the left letters that the right has close
 * by, the same the other way round, and the share of those that stand in order. Close by is half the longer length.
 */
export function jaro(left: string, right: string): number {
  const leftLength = Math.min(left.length, lengthMax);
  const rightLength = Math.min(right.length, lengthMax);
  if (leftLength === 0 || rightLength === 0) return 0;
  const reach = Math.max(0, (Math.max(leftLength, rightLength) >> 1) - 1);
  leftTaken.fill(0, 0, leftLength);
  rightTaken.fill(0, 0, rightLength);
  let common = 0;
  for (let at = 0; at < leftLength; at += 1) {
    const letter = left.charCodeAt(at);
    const last = Math.min(rightLength - 1, at + reach);
    for (let other = Math.max(0, at - reach); other <= last; other += 1) {
      if (rightTaken[other] === 1 || right.charCodeAt(other) !== letter) continue;
      leftTaken[at] = 1;
      rightTaken[other] = 1;
      common += 1;
      break;
    }
  }
  if (common === 0) return 0;
  let outOfOrder = 0;
  let other = 0;
  for (let at = 0; at < leftLength; at += 1) {
    if (leftTaken[at] === 0) continue;
    while (rightTaken[other] === 0) other += 1;
    if (left.charCodeAt(at) !== right.charCodeAt(other)) outOfOrder += 1;
    other += 1;
  }
  return (common / leftLength + common / rightLength + (common - outOfOrder / 2) / common) / 3;
}

/** Jaro's likeness, raised for up to four letters that both begin with when it is above 0.7 (Winkler 1990). */
export function jaroWinkler(left: string, right: string): number {
  const likeness = jaro(left, right);
  if (likeness <= prefixFrom) return likeness;
  const most = Math.min(prefixLettersMax, left.length, right.length);
  let same = 0;
  while (same < most && left.charCodeAt(same) === right.charCodeAt(same)) same += 1;
  return likeness + same * prefixWeight * (1 - likeness);
}
