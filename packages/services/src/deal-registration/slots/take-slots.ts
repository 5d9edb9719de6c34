import { and, eq } from '@countersign/db/query';
import { dealLines, dealRegistrations, slots } from '@countersign/db/schema/deal-registration';
import type { ServiceContext, Transaction } from '../../context.ts';
import { releaseLapsed } from './held-by-win.ts';
import { lockCustomer } from './lock-customer.ts';

/**
 * Takes the slot of every product of a registration, all or none. The table's key is the guarantee that nobody holds
 * one twice; this only asks. Returns false, with nothing taken, where any is held by another registration.
 */
export async function takeSlots(ctx: ServiceContext, tx: Transaction, dealId: string): Promise<boolean> {
  const [deal] = await tx
    .select({ customerId: dealRegistrations.customerId, country: dealRegistrations.customerCountry })
    .from(dealRegistrations)
    .where(and(eq(dealRegistrations.tenantId, ctx.tenantId), eq(dealRegistrations.id, dealId)));
  const { customerId, country } = deal ?? {};
  if (!customerId || !country) throw new Error(`registration ${dealId} has no customer to protect`);
  const lines = await tx
    .select({ productId: dealLines.productId })
    .from(dealLines)
    .where(and(eq(dealLines.tenantId, ctx.tenantId), eq(dealLines.dealId, dealId)));
  await lockCustomer(tx, { tenantId: ctx.tenantId, customerId });
  await releaseLapsed(tx, { tenantId: ctx.tenantId, customerId, now: ctx.now() });
  const held = await tx
    .select({ productId: slots.productId, dealId: slots.dealId })
    .from(slots)
    .where(and(eq(slots.tenantId, ctx.tenantId), eq(slots.customerId, customerId), eq(slots.country, country)));
  const wanted = lines.map(({ productId }) => productId);
  const taken = held.filter((slot) => wanted.includes(slot.productId));
  if (taken.some((slot) => slot.dealId !== dealId)) return false;
  const missing = wanted.filter((productId) => !taken.some((slot) => slot.productId === productId));
  if (missing.length > 0) {
    await tx.insert(slots).values(
      missing.map((productId) => ({
        tenantId: ctx.tenantId,
        customerId,
        productId,
        country,
        dealId,
        takenAt: ctx.now(),
      })),
    );
  }
  return true;
}

/** Whether all slots of a registration are free or its own, without taking them. */
export async function areSlotsFree(
  tx: Transaction,
  at: { readonly tenantId: string; readonly dealId: string },
): Promise<boolean> {
  const blocking = await tx
    .select({ dealId: slots.dealId })
    .from(dealRegistrations)
    .innerJoin(
      dealLines,
      and(eq(dealLines.tenantId, dealRegistrations.tenantId), eq(dealLines.dealId, dealRegistrations.id)),
    )
    .innerJoin(
      slots,
      and(
        eq(slots.tenantId, dealRegistrations.tenantId),
        eq(slots.customerId, dealRegistrations.customerId),
        eq(slots.country, dealRegistrations.customerCountry),
        eq(slots.productId, dealLines.productId),
      ),
    )
    .where(and(eq(dealRegistrations.tenantId, at.tenantId), eq(dealRegistrations.id, at.dealId)));
  return blocking.every((slot) => slot.dealId === at.dealId);
}
