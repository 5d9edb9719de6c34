import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { payoutOperations } from '@countersign/contracts/payout/operations';
import { and, eq, sql } from '@countersign/db/query';
import { enrollments, partners, programs } from '@countersign/db/schema/tenant';
import { payabilityOf } from '@countersign/domain/exit/payable';
import type { ServiceContext } from '../context.ts';
import { heldPartners } from '../hold/held-partners.ts';
import { standingOf } from '../payment-method/in-use.ts';
import { methodsOf } from '../payout-run/gather.ts';
import { minimumOf } from '../payout-run/minimum-of.ts';
import { requirePermission } from '../require-permission.ts';
import { presentSigned } from '../statement/signed-money.ts';
import { read } from '../transact.ts';

type Operation = (typeof payoutOperations)['balances'];

/** What is owed to a partner in each of its programs, and why the next run would hold it, if it would. */
export function balancesOf(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payout.balances');
  const partnerId = ctx.actor.kind === 'contact' ? ctx.actor.partnerId : query.partnerId;
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({ enrollment: enrollments, program: programs, partnerStatus: partners.status })
      .from(enrollments)
      .innerJoin(programs, and(eq(programs.tenantId, enrollments.tenantId), eq(programs.id, enrollments.programId)))
      .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
      .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.partnerId, partnerId ?? '')))
      .orderBy(programs.name);
    const sums = await tx.execute<{ enrollment_id: string; kind: string; minor: string }>(sql`
      select a.enrollment_id, a.kind, sum(b.balance_minor)::text as minor
      from ledger_accounts a join ledger_balances b on b.tenant_id = a.tenant_id and b.account_id = a.id
      join enrollments e on e.tenant_id = a.tenant_id and e.id = a.enrollment_id
      where a.tenant_id = ${ctx.tenantId} and e.partner_id = ${partnerId ?? ''} group by 1, 2`);
    const underWay = await tx.execute<{ enrollment_id: string; minor: string }>(sql`
      select enrollment_id, sum(amount_minor)::text as minor from payouts
      where tenant_id = ${ctx.tenantId} and partner_id = ${partnerId ?? ''} and status in ('sent', 'unknown') group by 1`);
    const methods = (await methodsOf(ctx, tx, partnerId === undefined ? [] : [partnerId])).get(partnerId ?? '') ?? [];
    const standing = standingOf(methods, ctx.now());
    const partnerIds = partnerId === undefined ? [] : [partnerId];
    const held = await heldPartners(ctx, tx, { partnerIds, held: 'payouts' });
    return {
      items: rows.map(({ enrollment, program, partnerStatus }) => {
        const of = (kind: string) =>
          BigInt(sums.find((sum) => sum.enrollment_id === enrollment.id && sum.kind === kind)?.minor ?? '0');
        const money = (minor: bigint) => presentSigned(minor, program.currency);
        const available = -of('partner_available');
        const minimum = minimumOf(program);
        const payability = payabilityOf(
          { enrollment: enrollment.status, partner: partnerStatus, settlesAt: enrollment.settlesAt },
          ctx.now(),
        );
        return {
          enrollmentId: enrollment.id,
          programName: program.name,
          pending: money(-of('partner_pending')),
          available: money(available),
          held: money(-of('partner_held')),
          receivable: money(of('partner_receivable')),
          underWay: money(BigInt(underWay.find((sum) => sum.enrollment_id === enrollment.id)?.minor ?? '0')),
          minimum: money(minimum),
          holdReason:
            payability === 'partner_not_active' || payability === 'exit_hold'
              ? payability
              : held.size > 0
                ? 'partner_held'
                : (standing.holdReason ?? (payability === 'payable' && available < minimum ? 'below_minimum' : null)),
        };
      }),
    };
  });
}
