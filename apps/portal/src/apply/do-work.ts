/**
 * The number for which SHA-256 of `<token>:<number>` begins with that many zero bits. Worked out here rather than by the
 * browser's own SHA-256, which is not there on a page without https; a pause now and then keeps the page alive.
 */
export async function doWork(token: string, bits: number): Promise<string> {
  for (let work = 0; ; work += 1) {
    if (work % 2_000 === 1_999) await new Promise((resolve) => setTimeout(resolve));
    const text = `${token}:${work}`;
    if (firstWord(text) >>> (32 - bits) === 0) return String(work);
  }
}

const constants = /* @__PURE__ */ (() => {
  const table: number[] = [];
  for (let candidate = 2; table.length < 64; candidate += 1)
    if (isPrime(candidate)) table.push(fraction(Math.cbrt(candidate)));
  return table;
})();
const start = /* @__PURE__ */ [2, 3, 5, 7, 11, 13, 17, 19].map((prime) => fraction(Math.sqrt(prime)));

function isPrime(value: number): boolean {
  for (let factor = 2; factor * factor <= value; factor += 1) if (value % factor === 0) return false;
  return true;
}

function fraction(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
}

/** The first 32 bits of SHA-256 (FIPS 180-4) of an ASCII text. */
export function firstWord(text: string): number {
  const blocks = Math.ceil((text.length + 9) / 64);
  const words = new Int32Array(blocks * 16);
  for (let index = 0; index < text.length; index += 1) put(words, index, text.charCodeAt(index));
  put(words, text.length, 0x80);
  words[words.length - 1] = text.length * 8;
  let state = start;
  for (let block = 0; block < blocks; block += 1) state = compress(state, words.subarray(block * 16, block * 16 + 16));
  return (state[0] ?? 0) >>> 0;
}

function put(words: Int32Array, index: number, byte: number): void {
  const at = index >> 2;
  words[at] = (words[at] ?? 0) | (byte << (24 - 8 * (index & 3)));
}

function compress(before: readonly number[], block: Int32Array): number[] {
  const schedule = new Int32Array(64);
  schedule.set(block);
  for (let index = 16; index < 64; index += 1) {
    const early = schedule[index - 15] ?? 0;
    const late = schedule[index - 2] ?? 0;
    const small = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const large = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    schedule[index] = ((schedule[index - 16] ?? 0) + small + (schedule[index - 7] ?? 0) + large) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = before;
  for (let index = 0; index < 64; index += 1) {
    const choice = (e & f) ^ (~e & g);
    const one =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (constants[index] ?? 0) + (schedule[index] ?? 0)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + (before[index] ?? 0)) | 0);
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
