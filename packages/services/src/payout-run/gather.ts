import { and, eq, inArray, sql } from '@countersign/db/query';
import { paymentMethods } from '@countersign/db/schema/payout';
import type { PayoutHoldReason, Rail } from '@countersign/domain/payout/payout';
import type { ServiceContext, Transaction } from '../context.ts';
import { openAccount } from '../payment-method/account-of.ts';
import { type PaymentMethodRow, standingOf } from '../payment-method/in-use.ts';
import { currencyOf } from './list-of.ts';

export interface Gathered {
  readonly enrollmentId: string;
  readonly partnerId: string;
  readonly amountMinor: bigint;
  readonly method: PaymentMethodRow | null;
  readonly holdReason: PayoutHoldReason | null;
}

export interface GatherFor {
  readonly programId: string;
  readonly legalEntityId: string;
  readonly rail: Rail;
  readonly currency: string;
  readonly minimumMinor: bigint;
}

/**
 * What is available per membership of a program and how it would be paid. Those without a payment method stand in every
 * run, held, so that somebody sees them; those who are paid by another rail stand in that rail's runs.
 */
export async function gatherPayouts(ctx: ServiceContext, tx: Transaction, of: GatherFor): Promise<Gathered[]> {
  const rows = await tx.execute<{ enrollment_id: string; partner_id: string; active: boolean; available: string }>(sql`
    select e.id as enrollment_id, e.partner_id, (e.status = 'active' and p.status = 'active') as active,
      (-b.balance_minor)::text as available
    from ledger_accounts a
    join ledger_balances b on b.tenant_id = a.tenant_id and b.account_id = a.id
    join enrollments e on e.tenant_id = a.tenant_id and e.id = a.enrollment_id
    join partners p on p.tenant_id = e.tenant_id and p.id = e.partner_id
    where a.tenant_id = ${ctx.tenantId} and a.legal_entity_id = ${of.legalEntityId} and a.kind = 'partner_available'
      and a.currency = ${of.currency} and e.program_id = ${of.programId} and b.balance_minor < 0
    order by e.id`);
  const found = [...rows];
  const methods = await methodsOf(ctx, tx, [...new Set(found.map(({ partner_id }) => partner_id))]);
  return found.flatMap((row): Gathered[] => {
    const standing = standingOf(methods.get(row.partner_id) ?? [], ctx.now());
    if (standing.method !== null && standing.method.rail !== of.rail) return [];
    const amountMinor = BigInt(row.available);
    return [
      {
        enrollmentId: row.enrollment_id,
        partnerId: row.partner_id,
        amountMinor,
        method: standing.method,
        holdReason: holdReasonOf(ctx, of, { isActive: row.active, amountMinor, standing }),
      },
    ];
  });
}

function holdReasonOf(
  ctx: ServiceContext,
  of: GatherFor,
  at: {
    readonly isActive: boolean;
    readonly amountMinor: bigint;
    readonly standing: ReturnType<typeof standingOf>;
  },
): PayoutHoldReason | null {
  if (!at.isActive) return 'partner_not_active';
  if (at.standing.holdReason !== null) return at.standing.holdReason;
  if (at.amountMinor < of.minimumMinor) return 'below_minimum';
  const { method } = at.standing;
  const refusal = ctx.ports.payoutRails[of.rail].checkPayee(
    { holder: method.holder, account: openAccount(ctx, method), bic: method.bic, country: method.country },
    currencyOf(of.currency),
  );
  return refusal === null ? null : 'payment_method_unusable';
}

/** The payment methods of partners, by partner. */
export async function methodsOf(
  ctx: ServiceContext,
  tx: Transaction,
  partnerIds: readonly string[],
): Promise<ReadonlyMap<string, PaymentMethodRow[]>> {
  if (partnerIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(paymentMethods)
    .where(and(eq(paymentMethods.tenantId, ctx.tenantId), inArray(paymentMethods.partnerId, [...partnerIds])));
  return Map.groupBy(rows, ({ partnerId }) => partnerId);
}
