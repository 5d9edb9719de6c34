import type { eventOperations } from '@countersign/contracts/event/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { parseEvent } from '@countersign/domain/event/parse-event';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadSource, sentKinds } from './load-source.ts';
import { recordEvents } from './record-events.ts';

type Operation = (typeof eventOperations)['record'];

/**
 * Records what a customer did. An event that cannot be credited, or came before, is stored and kept with its reason;
 * refused (`invalid_input`, with the field) is only what cannot be read as an event.
 */
export function recordEvent(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'event.record');
  const { sourceId, ...raw } = body;
  const parsed = parseEvent(raw, ctx.now());
  if (!parsed.ok) throw invalidInput({ field: parsed.refusal.field, code: parsed.refusal.code });
  return transact(ctx, async (tx) => {
    const source = await loadSource(ctx, tx, sourceId, { field: 'sourceId', kinds: sentKinds });
    const [outcome] = await recordEvents(ctx, tx, source, [parsed.value]);
    if (!outcome) throw new Error('an event without an outcome');
    await recordAudit(ctx, tx, {
      action: 'event.record',
      subjectKind: 'event',
      subjectId: outcome.eventId,
      facts: { sourceId, kind: parsed.value.kind, status: outcome.status, reason: outcome.reason },
    });
    return outcome;
  });
}
