import { and, eq } from '@countersign/db/query';
import { dealLines } from '@countersign/db/schema/deal-registration';
import { enrollments, products } from '@countersign/db/schema/tenant';
import { isCurrency } from '@countersign/domain/currency/currencies';
import { civilDate } from '@countersign/domain/time/civil-date';
import type { ServiceContext, Transaction } from '../context.ts';
import { recordEvents } from '../event/record-events.ts';
import { ensureInternalSource } from '../event-source/ensure-own.ts';
import { noonOf } from '../import/noon.ts';
import type { DealRow } from './update-deal.ts';

/**
 * Records the event of a win that was confirmed: credited to the deal's own enrollment, the amount of the win as net, on
 * the day it was won. In the transaction of the confirmation, under the deal's id, so that it is told once.
 */
export async function recordWonDeal(ctx: ServiceContext, tx: Transaction, deal: DealRow): Promise<void> {
  const { win } = deal;
  if (win === null) throw new Error(`registration ${deal.id} was confirmed without a win`);
  const { currency } = win;
  if (!isCurrency(currency)) throw new Error(`registration ${deal.id} was won in ${currency}`);
  const [enrollment] = await tx
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(
      and(
        eq(enrollments.tenantId, ctx.tenantId),
        eq(enrollments.programId, deal.programId),
        eq(enrollments.partnerId, deal.partnerId),
      ),
    );
  const source = await ensureInternalSource(ctx, tx, deal.programId);
  const input = {
    kind: 'deal_won',
    externalId: deal.id,
    customerRef: deal.customerId ?? undefined,
    customerEmail: undefined,
    occurredAt: Math.min(noonOf(civilDate(win.wonOn)), ctx.now()),
    isInTheFuture: false,
    currency,
    netMinor: BigInt(win.amountMinor),
    taxMinor: undefined,
    discountMinor: undefined,
    quantity: 1,
    product: await onlyProduct(ctx, tx, deal.id),
    country: deal.customerCountry ?? undefined,
    couponCode: undefined,
    clickId: undefined,
    refersTo: undefined,
    deal: undefined,
    properties: { orderNumber: win.orderNumber },
  } as const;
  const deals = new Map(enrollment ? [[deal.id, { id: deal.id, enrollmentId: enrollment.id }]] : []);
  await recordEvents(ctx, tx, source, [input], { deals });
}

/** The product's code where the deal is about one alone; conditions on products cannot be asked of several. */
async function onlyProduct(ctx: ServiceContext, tx: Transaction, dealId: string): Promise<string | undefined> {
  const rows = await tx
    .selectDistinct({ code: products.code })
    .from(dealLines)
    .innerJoin(products, and(eq(products.tenantId, dealLines.tenantId), eq(products.id, dealLines.productId)))
    .where(and(eq(dealLines.tenantId, ctx.tenantId), eq(dealLines.dealId, dealId)))
    .limit(2);
  return rows.length === 1 ? rows[0]?.code : undefined;
}
