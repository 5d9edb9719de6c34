import { randomFillSync } from 'node:crypto';

/** UUIDs of version 7, in ascending order: the time in milliseconds, a counter, and what is random. */
export function eventIds(now: number, count: number): string[] {
  const random = randomFillSync(Buffer.alloc(count * 8));
  const time = now.toString(16).padStart(12, '0');
  return Array.from({ length: count }, (_, index) => {
    // Twelve bits count within a millisecond, as the standard allows; a further million goes into the next bits.
    const counter = (index & 0xfff).toString(16).padStart(3, '0');
    const high = ((index >> 12) & 0x3fff) | 0x8000;
    const tail = random.toString('hex', index * 8, index * 8 + 6);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${high.toString(16)}-${tail}`;
  });
}
