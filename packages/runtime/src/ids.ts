import { randomBytes } from 'node:crypto';
import { type Clock, systemClock } from './clock.ts';

export type RandomBytes = (length: number) => Uint8Array;

export type Ids = {
  /** An id people refer to: `deal_01jd...`, the prefix and 26 characters that sort by time. */
  next(prefix: string): string;
  /** The plain form of the same, for rows that nobody names. */
  uuid(): string;
};

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const idPattern = /^([a-z](?:[a-z_]{0,61}[a-z])?)_([0-7][0-9a-hjkmnp-tv-z]{25})$/;
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const counterMax = 0xfff;

/**
 * Makes ids from UUID version 7 (RFC 9562 §5.7). Ids of one maker sort in the order they were made: within a
 * millisecond, and when the clock steps back, the 12 bits after the version count up.
 */
export function createIds(options: { readonly random?: RandomBytes; readonly clock?: Clock } = {}): Ids {
  const random = options.random ?? randomBytes;
  const clock = options.clock ?? systemClock;
  let lastMs = -1;
  let counter = 0;

  function nextBits(): bigint {
    const bytes = random(10);
    const now = clock.now();
    if (now > lastMs) {
      lastMs = now;
      // The top bit starts at zero, which leaves room for at least 2,048 ids in the millisecond.
      counter = (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) & (counterMax >> 1);
    } else if (counter < counterMax) {
      counter += 1;
    } else {
      lastMs += 1;
      counter = 0;
    }
    let tail = 0n;
    for (const byte of bytes.subarray(2)) tail = (tail << 8n) | BigInt(byte);
    tail &= 0x3fffffffffffffffn;
    return (BigInt(lastMs) << 80n) | (0x7n << 76n) | (BigInt(counter) << 64n) | (0b10n << 62n) | tail;
  }

  return {
    next: (prefix) => `${prefix}_${base32(nextBits())}`,
    uuid: () => uuidText(nextBits()),
  };
}

/** The UUID inside a prefixed id, or `undefined` when the text is not one with that prefix. */
export function uuidOfId(options: { readonly prefix: string; readonly id: string }): string | undefined {
  const match = idPattern.exec(options.id);
  if (match === null || match[1] !== options.prefix || match[2] === undefined) return undefined;
  let bits = 0n;
  for (const character of match[2]) bits = (bits << 5n) | BigInt(alphabet.indexOf(character));
  return uuidText(bits);
}

/** The prefixed form of a UUID. Throws when the text is not a UUID in lower case. */
export function idOfUuid(options: { readonly prefix: string; readonly uuid: string }): string {
  if (!uuidPattern.test(options.uuid)) throw new Error(`Not a UUID: ${JSON.stringify(options.uuid)}`);
  return `${options.prefix}_${base32(BigInt(`0x${options.uuid.replaceAll('-', '')}`))}`;
}

function base32(bits: bigint): string {
  let text = '';
  for (let shift = 125n; shift >= 0n; shift -= 5n) text += alphabet[Number((bits >> shift) & 31n)];
  return text;
}

function uuidText(bits: bigint): string {
  const hex = bits.toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
