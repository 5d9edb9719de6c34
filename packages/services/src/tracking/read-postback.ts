import { createHash, timingSafeEqual } from 'node:crypto';
import type { EventRefusalCode } from '@countersign/domain/event/event-refusal';
import { eventFields, parseEvent } from '@countersign/domain/event/parse-event';
import { accepted, type Result } from '@countersign/domain/result/result';
import type { SourceRoute } from './read-source-routes.ts';

/** Whether somebody knows the source's secret; how long the answer takes says nothing about how much of it was right. */
export function knowsSecret(route: SourceRoute, secret: string): boolean {
  const given = createHash('sha256').update(secret).digest();
  const known = Buffer.from(route.secretHash, 'base64url');
  return known.length === given.length && timingSafeEqual(known, given);
}

export interface PostbackRefusal {
  /** The sender's own name for what is wrong. */
  readonly parameter: string;
  readonly code: EventRefusalCode;
}

/**
 * Picks an event's fields out of a postback's parameters, by the source's names for them or by ours, and checks them as
 * every event is checked. What the source does not name is ignored: networks send much that is of no use here. Gives
 * the record that passed, not what was read from it.
 */
export function readPostback(
  route: Pick<SourceRoute, 'parameterMap'>,
  parameters: ReadonlyMap<string, string>,
  now: number,
): Result<Readonly<Record<string, string>>, PostbackRefusal> {
  const record: Record<string, string> = {};
  const nameOf = (field: string) => route.parameterMap[field] ?? field;
  for (const field of eventFields) {
    const value = field === 'properties' ? undefined : parameters.get(nameOf(field));
    if (value !== undefined && value.trim() !== '') record[field] = value;
  }
  const event = parseEvent(record, now);
  if (event.ok) return accepted(record);
  const { field, code } = event.refusal;
  return { ok: false, refusal: { parameter: nameOf(field), code } };
}
