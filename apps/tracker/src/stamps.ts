import { randomUUID } from 'node:crypto';

export interface Stamp {
  /** UUID version 7 (RFC 9562 §5.7): its first 48 bits are the instant. */
  readonly id: string;
  /** RFC 3339. */
  readonly at: string;
}

/** Gives ids of this very millisecond; what is the same for all of one millisecond is worked out once. */
export function createStamps(now: () => number): () => Stamp {
  let last = -1;
  let prefix = '';
  let at = '';
  return () => {
    const instant = now();
    if (instant !== last) {
      last = instant;
      const digits = instant.toString(16).padStart(12, '0');
      prefix = `${digits.slice(0, 8)}-${digits.slice(8)}-7`;
      at = new Date(instant).toISOString();
    }
    return { id: prefix + randomUUID().slice(15), at };
  };
}
