import type { eventOperations } from '@countersign/contracts/event/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { EventRefusal } from '@countersign/domain/event/event-refusal';
import { type EventInput, parseEvent } from '@countersign/domain/event/parse-event';
import type { Instant } from '@countersign/domain/time/instant';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadSource, sentKinds } from './load-source.ts';
import { recordEvents } from './record-events.ts';

type Operation = (typeof eventOperations)['record-batch'];
type BatchResult = OutputOf<Operation>['results'][number];

/**
 * Records up to 5,000 events in one transaction, with a result for each in the order they came. One that cannot be read
 * is named with its field and left out; the others are stored all the same.
 */
export function recordEventBatch(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'event.record-batch');
  const read = body.events.map((raw) => readOne(raw, ctx.now()));
  const good = read.flatMap((one) => (one.ok ? [one.value] : []));
  return transact(ctx, async (tx) => {
    const source = await loadSource(ctx, tx, body.sourceId, { field: 'sourceId', kinds: sentKinds });
    const outcomes = (await recordEvents(ctx, tx, source, good)).values();
    const results = read.map((one, index): BatchResult => {
      const none = { index, eventId: null, reason: null, duplicateOf: null, field: null, code: null };
      if (!one.ok) return { ...none, status: 'refused', field: one.refusal.field, code: one.refusal.code };
      const { value: outcome } = outcomes.next();
      if (!outcome) throw new Error('an event without an outcome');
      return { ...none, ...outcome };
    });
    const count = (status: BatchResult['status']) => results.filter((result) => result.status === status).length;
    const counts = { queued: count('queued'), kept: count('kept'), refused: count('refused') };
    await recordAudit(ctx, tx, {
      action: 'event.record-batch',
      subjectKind: 'event-source',
      subjectId: source.id,
      facts: counts,
    });
    return { results, counts };
  });
}

type Read = { readonly ok: true; readonly value: EventInput } | { readonly ok: false; readonly refusal: EventRefusal };

function readOne(raw: unknown, now: Instant): Read {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { ok: false, refusal: { field: '', code: 'malformed' } };
  return parseEvent(Object.fromEntries(Object.entries(raw)), now);
}
