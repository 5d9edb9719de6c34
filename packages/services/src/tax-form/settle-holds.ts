import { sql } from '@countersign/db/query';
import type { PartnerHoldReason } from '@countersign/domain/hold/hold';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { liftHoldsById } from '../hold/lift-holds.ts';
import { placeManyHolds } from '../hold/place-holds.ts';
import { isStatedSql, neededSql } from './needs.ts';

const reason = 'tax_form_missing' satisfies PartnerHoldReason;
const chunkSize = 500;

/**
 * Lets payouts wait where a program asks for a statement about tax that is not there, and go on where it is or is asked for
 * no more, in the caller's transaction: of one partner, or of all.
 */
export async function settleTaxHolds(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId?: string } = {},
): Promise<void> {
  const today = civilDateIn('UTC', ctx.now());
  const ofPartner = of.partnerId === undefined ? sql`` : sql`and need.partner_id = ${of.partnerId}`;
  const missing = sql`select need.partner_id from (${neededSql(ctx)}) as need
    where need.is_required and not ${isStatedSql(ctx, today)} ${ofPartner}`;
  const waiting = await tx.execute<{ partner_id: string }>(sql`
    select distinct m.partner_id from (${missing}) as m
    join partners p on p.tenant_id = ${ctx.tenantId} and p.id = m.partner_id and p.status <> 'ended'
    where not exists (select 1 from partner_holds h where h.tenant_id = ${ctx.tenantId} and h.partner_id = m.partner_id
      and h.reason = ${reason} and h.held = 'payouts' and h.lifted_at is null)
    order by m.partner_id`);
  const partnerIds = [...waiting].map((row) => row.partner_id);
  for (let start = 0; start < partnerIds.length; start += chunkSize)
    await placeManyHolds(
      ctx,
      tx,
      partnerIds.slice(start, start + chunkSize).map((partnerId) => ({
        partnerId,
        held: ['payouts'],
        reason,
        sourceId: partnerId,
      })),
    );
  const over = await tx.execute<{ id: string }>(sql`
    select h.id from partner_holds h where h.tenant_id = ${ctx.tenantId} and h.reason = ${reason} and h.lifted_at is null
      ${of.partnerId === undefined ? sql`` : sql`and h.partner_id = ${of.partnerId}`}
      and h.partner_id not in (${missing}) order by h.id`);
  const ids = [...over].map(({ id }) => id);
  for (let start = 0; start < ids.length; start += chunkSize)
    await liftHoldsById(ctx, tx, ids.slice(start, start + chunkSize));
}
