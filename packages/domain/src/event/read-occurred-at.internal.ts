import { accepted, type Result } from '../result/result.ts';
import { type Instant, millisecondsPerDay, parseInstant } from '../time/instant.ts';
import { type EventRefusal, refusal } from './event-refusal.ts';

const oldest = 3653 * millisecondsPerDay;
const clockDifference = 10 * 60_000;

/** RFC 3339, epoch seconds (9 or 10 digits) or epoch milliseconds (12 or 13 digits); `now` when absent. */
export function readOccurredAt(
  value: unknown,
  now: Instant,
): Result<{ readonly occurredAt: Instant; readonly isInTheFuture: boolean }, EventRefusal> {
  if (value === undefined || value === null || value === '') {
    return accepted({ occurredAt: now, isInTheFuture: false });
  }
  const occurredAt = readInstant(value);
  if (occurredAt === undefined) return refusal('occurredAt', 'malformed');
  if (occurredAt < now - oldest) return refusal('occurredAt', 'too_old');
  return accepted({ occurredAt, isInTheFuture: occurredAt > now + clockDifference });
}

function readInstant(value: unknown): Instant | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.length > 60) return undefined;
  const trimmed = text.trim();
  if (/^\d{9,10}$/.test(trimmed)) return Number(trimmed) * 1000;
  if (/^\d{12,13}$/.test(trimmed)) return Number(trimmed);
  return parseInstant(trimmed);
}
