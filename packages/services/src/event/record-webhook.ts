import { type EventInput, parseEvent } from '@countersign/domain/event/parse-event';
import { splitRefund, withTaxProperty } from '@countersign/domain/event/split-refund';
import type { EventWebhook } from '@countersign/ports/event-webhook/port';
import { AppError, invalidInput } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { findSourceByKey } from '../event-source/find-by-key.ts';
import { openSigningSecret } from '../event-source/signing-secret.ts';
import { notFound } from '../not-found.ts';
import { read } from '../transact.ts';
import { findPurchases } from './find-purchases.internal.ts';
import { loadPurchaseAmounts } from './load-purchase-amounts.internal.ts';
import { type EventSource, loadSource } from './load-source.ts';
import { type EventOutcome, recordEvents } from './record-events.ts';

export interface ArrivedWebhook {
  readonly webhook: EventWebhook;
  /** The source's public key, as the address has it. */
  readonly key: string;
  readonly body: Uint8Array;
  readonly signature: string | undefined;
}

export type WebhookOutcome =
  | ({ readonly received: 'event' } & EventOutcome)
  | { readonly received: 'ignored'; readonly kind: string };

/**
 * Records what another system posted. Refused with `not_found` for a source there is not, and with `malformed_request`
 * for what is not signed with the source's key, was signed too long ago or cannot be read.
 */
export async function recordWebhook(base: ServiceContext, arrived: ArrivedWebhook): Promise<WebhookOutcome> {
  const route = await findSourceByKey(base.db, arrived.key);
  if (!route) throw notFound('event source');
  const ctx = { ...base, tenantId: route.tenantId };
  const source = await read(ctx, (tx) => loadSource(ctx, tx, route.sourceId, { field: 'key', kinds: ['stripe'] }));
  const secret = openSigningSecret(ctx, source.id, source.signingSecret);
  if (secret === null) throw refused('signing_secret_missing');
  const reading = arrived.webhook.read({
    body: arrived.body,
    signature: arrived.signature,
    secret,
    receivedAt: ctx.now(),
  });
  switch (reading.status) {
    case 'refused':
      throw refused(reading.code);
    case 'ignored':
      ctx.log.info({ sourceId: source.id, kind: reading.kind }, 'a webhook about nothing that is an event');
      return { received: 'ignored', kind: reading.kind };
    case 'event': {
      const parsed = parseEvent(reading.event, ctx.now());
      if (!parsed.ok) throw invalidInput({ field: parsed.refusal.field, code: parsed.refusal.code });
      const refunded = reading.refundedWithTaxMinor;
      return read(ctx, async (tx) => {
        const input =
          refunded === undefined
            ? parsed.value
            : await splitAsPurchase(ctx, tx, { source, input: parsed.value, refunded });
        const [outcome] = await recordEvents(ctx, tx, source, [input]);
        if (!outcome) throw new Error('an event without an outcome');
        return { received: 'event', ...outcome };
      });
    }
    default:
      return reading satisfies never;
  }
}

/**
 * What was refunded, as net and tax in the proportion of its purchase. Where that has not come, the sum is kept as it was
 * told: the refund waits, and is split when it is rated.
 */
async function splitAsPurchase(
  ctx: ServiceContext,
  tx: Transaction,
  refund: { readonly source: EventSource; readonly input: EventInput; readonly refunded: bigint },
): Promise<EventInput> {
  const { source, input, refunded } = refund;
  const externalIds = input.refersTo === undefined ? [] : [input.refersTo];
  const [purchase] = (await findPurchases(ctx, tx, { sourceId: source.id, externalIds })).values();
  const paid = purchase && (await loadPurchaseAmounts(ctx, tx, purchase.eventId));
  if (!paid) return { ...input, netMinor: refunded, properties: { ...input.properties, [withTaxProperty]: 'true' } };
  return { ...input, currency: paid.currency, ...splitRefund(refunded, paid) };
}

function refused(code: string): AppError {
  return new AppError('malformed_request', { detail: `The webhook was refused: ${code}.`, facts: { code } });
}
