/** Without vowels and without what is mistaken when it is read out: no words, no 0/o, 1/l. */
const alphabet = '23456789bcdfghjkmnpqrstvwxyz';
const length = 10;

/** Random bytes that one code needs; a few more than letters, for those that are thrown away. */
export const linkCodeBytes = 32;
export const linkCodePattern = /^[2-9b-z]{10}$/;

/**
 * A link's code out of random bytes: about 48 bits, so that guessing finds nothing. Undefined in the rare case that too
 * few of the bytes could be used.
 */
export function linkCodeOf(bytes: Uint8Array): string | undefined {
  const fairBelow = 256 - (256 % alphabet.length);
  let code = '';
  for (const byte of bytes) {
    // Bytes above the last full round of the alphabet would favour its first letters.
    if (byte < fairBelow) code += alphabet[byte % alphabet.length];
    if (code.length === length) return code;
  }
  return undefined;
}
