import { and, asc, eq, isNotNull } from '@countersign/db/query';
import { dealRegistrations, slots } from '@countersign/db/schema/deal-registration';
import { workflowIdOf } from '@countersign/domain/case/case-state';
import type { ServiceContext, Transaction } from '../../context.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { lockCustomer } from './lock-customer.ts';
import { takeSlots } from './take-slots.ts';

/**
 * Gives back whatever a registration holds, and offers it to those who wait, in the order in which they were received:
 * each gets all its products or stays in line. A promoted one holds its slots from here on; its case is told through
 * the outbox.
 */
export async function releaseSlots(
  ctx: ServiceContext,
  tx: Transaction,
  dealId: string,
): Promise<{ released: number; promoted: readonly string[] }> {
  const [deal] = await tx
    .select({ customerId: dealRegistrations.customerId })
    .from(dealRegistrations)
    .where(and(eq(dealRegistrations.tenantId, ctx.tenantId), eq(dealRegistrations.id, dealId)));
  if (!deal?.customerId) return { released: 0, promoted: [] };
  await lockCustomer(tx, { tenantId: ctx.tenantId, customerId: deal.customerId });
  const released = await tx
    .delete(slots)
    .where(and(eq(slots.tenantId, ctx.tenantId), eq(slots.dealId, dealId)))
    .returning({ productId: slots.productId });
  if (released.length === 0) return { released: 0, promoted: [] };
  const waiting = await tx
    .select({ id: dealRegistrations.id, caseId: dealRegistrations.caseId })
    .from(dealRegistrations)
    .where(
      and(
        eq(dealRegistrations.tenantId, ctx.tenantId),
        eq(dealRegistrations.customerId, deal.customerId),
        eq(dealRegistrations.status, 'waitlisted'),
        isNotNull(dealRegistrations.caseId),
      ),
    )
    .orderBy(asc(dealRegistrations.receivedAt), asc(dealRegistrations.id));
  const promoted: string[] = [];
  for (const next of waiting) {
    if (next.id === dealId || next.caseId === null || (await holdsSlots(tx, ctx.tenantId, next.id))) continue;
    if (!(await takeSlots(ctx, tx, next.id))) continue;
    promoted.push(next.id);
    const workflowId = workflowIdOf({ process: 'deal-registration', tenantId: ctx.tenantId, subjectId: next.id });
    await enqueue(ctx, tx, [
      {
        kind: 'signal_case',
        key: `slot_offered/${next.id}/${dealId}`,
        priority: 0,
        payload: { workflowId, signal: 'slot_offered', facts: { releasedBy: dealId } },
      },
    ]);
  }
  return { released: released.length, promoted };
}

async function holdsSlots(tx: Transaction, tenantId: string, dealId: string): Promise<boolean> {
  const [slot] = await tx
    .select({ productId: slots.productId })
    .from(slots)
    .where(and(eq(slots.tenantId, tenantId), eq(slots.dealId, dealId)))
    .limit(1);
  return slot !== undefined;
}
