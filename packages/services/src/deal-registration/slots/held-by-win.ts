import { and, asc, eq, isNotNull, sql } from '@countersign/db/query';
import { dealLines, dealRegistrations, slots } from '@countersign/db/schema/deal-registration';
import { programs } from '@countersign/db/schema/tenant';
import { workflowIdOf } from '@countersign/domain/case/case-state';
import { slotWonSignal } from '@countersign/domain/deal-registration/deal-case';
import type { ServiceContext, Transaction } from '../../context.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { lockCustomer } from './lock-customer.ts';

/**
 * A confirmed win keeps its slots until its protection ends, and nobody waits for a customer who has bought: the
 * registrations in line behind it are told, through the outbox, that they are refused. Returns their ids.
 */
export async function refuseWaitingBehind(
  ctx: ServiceContext,
  tx: Transaction,
  dealId: string,
): Promise<readonly string[]> {
  const [won] = await tx
    .select({ customerId: dealRegistrations.customerId })
    .from(dealRegistrations)
    .where(and(eq(dealRegistrations.tenantId, ctx.tenantId), eq(dealRegistrations.id, dealId)));
  if (!won?.customerId) return [];
  await lockCustomer(tx, { tenantId: ctx.tenantId, customerId: won.customerId });
  const waiting = await tx
    .select({ id: dealRegistrations.id })
    .from(dealRegistrations)
    .where(
      and(
        eq(dealRegistrations.tenantId, ctx.tenantId),
        eq(dealRegistrations.customerId, won.customerId),
        eq(dealRegistrations.status, 'waitlisted'),
        isNotNull(dealRegistrations.caseId),
      ),
    )
    .orderBy(asc(dealRegistrations.receivedAt), asc(dealRegistrations.id));
  const refused: string[] = [];
  for (const { id } of waiting) {
    if (!(await isBehindWin(tx, { tenantId: ctx.tenantId, dealId: id }))) continue;
    refused.push(id);
    const workflowId = workflowIdOf({ process: 'deal-registration', tenantId: ctx.tenantId, subjectId: id });
    await enqueue(ctx, tx, [
      {
        kind: 'signal_case',
        key: `${slotWonSignal}/${id}/${dealId}`,
        priority: 0,
        payload: { workflowId, signal: slotWonSignal, facts: { wonBy: dealId } },
      },
    ]);
  }
  return refused;
}

/** Whether any product of a registration is held by one that was won. */
export async function isBehindWin(
  tx: Transaction,
  at: { readonly tenantId: string; readonly dealId: string },
): Promise<boolean> {
  const held = await tx
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
    .where(and(eq(dealRegistrations.tenantId, at.tenantId), eq(dealRegistrations.id, at.dealId), heldByWon))
    .limit(1);
  return held.length > 0;
}

const heldByWon = sql`exists (
  select 1 from ${dealRegistrations} holder
  where holder.tenant_id = ${slots.tenantId} and holder.id = ${slots.dealId} and holder.status = 'won')`;

/** Frees what won registrations hold beyond the last day of their protection; nobody waits for it. */
export async function releaseLapsed(
  tx: Transaction,
  at: { readonly tenantId: string; readonly now: number; readonly customerId?: string },
): Promise<void> {
  const ofCustomer = at.customerId === undefined ? undefined : eq(slots.customerId, at.customerId);
  const isOver = sql`exists (
    select 1 from ${dealRegistrations} holder
    join ${programs} program on program.tenant_id = holder.tenant_id and program.id = holder.program_id
    where holder.tenant_id = ${slots.tenantId} and holder.id = ${slots.dealId} and holder.status = 'won'
      and (holder.protected_until::date + 1)::timestamp at time zone program.zone
        <= to_timestamp(${at.now}::double precision / 1000))`;
  await tx.delete(slots).where(and(eq(slots.tenantId, at.tenantId), ofCustomer, isOver));
}
