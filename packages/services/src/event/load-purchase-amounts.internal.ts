import { and, eq } from '@countersign/db/query';
import { events } from '@countersign/db/schema/event';
import { type Currency, isCurrency } from '@countersign/domain/currency/currencies';
import type { ServiceContext, Transaction } from '../context.ts';

/** What was paid for a purchase, in minor units; undefined for an event without money. */
export async function loadPurchaseAmounts(
  ctx: ServiceContext,
  tx: Transaction,
  eventId: string,
): Promise<{ readonly currency: Currency; readonly netMinor: bigint; readonly taxMinor: bigint } | undefined> {
  const [row] = await tx
    .select({ currency: events.currency, netMinor: events.netMinor, taxMinor: events.taxMinor })
    .from(events)
    .where(and(eq(events.tenantId, ctx.tenantId), eq(events.id, eventId)));
  if (!row || row.netMinor === null || row.currency === null || !isCurrency(row.currency)) return undefined;
  return { currency: row.currency, netMinor: row.netMinor, taxMinor: row.taxMinor ?? 0n };
}
