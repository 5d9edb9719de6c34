import { and, eq, inArray, sql } from '@countersign/db/query';
import { paymentMethods } from '@countersign/db/schema/payout';
import { type Payability, payabilityOf } from '@countersign/domain/exit/payable';
import type { EnrollmentStatus, PartnerStatus } from '@countersign/domain/partner/partner';
import type { PayoutHoldReason, Rail } from '@countersign/domain/payout/payout';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { heldPartners } from '../hold/held-partners.ts';
import { type PaymentMethodRow, standingOf } from '../payment-method/in-use.ts';
import { orderOf, payerOf } from './batch-of.ts';

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
  readonly payOn: CivilDate;
  readonly minimumMinor: bigint;
}

/**
 * What is available per membership of a program and how it would be paid. Those without a payment method stand in every
 * run, held, so that somebody sees them; those who are paid by another rail stand in that rail's runs. What the rail would
 * not carry is held before anybody approves it; a payer that cannot pay is refused (`payer_account_missing`).
 */
export async function gatherPayouts(ctx: ServiceContext, tx: Transaction, of: GatherFor): Promise<Gathered[]> {
  const rows = await tx.execute<{
    enrollment_id: string;
    partner_id: string;
    enrollment: EnrollmentStatus;
    partner: PartnerStatus;
    settles_at: number | null;
    available: string;
  }>(sql`
    select e.id as enrollment_id, e.partner_id, e.status as enrollment, p.status as partner,
      (extract(epoch from e.settles_at) * 1000)::float8 as settles_at, (-b.balance_minor)::text as available
    from ledger_accounts a
    join ledger_balances b on b.tenant_id = a.tenant_id and b.account_id = a.id
    join enrollments e on e.tenant_id = a.tenant_id and e.id = a.enrollment_id
    join partners p on p.tenant_id = e.tenant_id and p.id = e.partner_id
    where a.tenant_id = ${ctx.tenantId} and a.legal_entity_id = ${of.legalEntityId} and a.kind = 'partner_available'
      and a.currency = ${of.currency} and e.program_id = ${of.programId} and b.balance_minor < 0
    order by e.id`);
  const found = [...rows];
  const partnerIds = [...new Set(found.map(({ partner_id }) => partner_id))];
  const methods = await methodsOf(ctx, tx, partnerIds);
  const held = await heldPartners(ctx, tx, { partnerIds, held: 'payouts' });
  const gathered = found.flatMap((row): Gathered[] => {
    const standing = standingOf(methods.get(row.partner_id) ?? [], ctx.now());
    if (standing.method !== null && standing.method.rail !== of.rail) return [];
    const amountMinor = BigInt(row.available);
    const payability = payabilityOf({ ...row, settlesAt: row.settles_at }, ctx.now());
    return [
      {
        enrollmentId: row.enrollment_id,
        partnerId: row.partner_id,
        amountMinor,
        method: standing.method,
        holdReason: holdReasonOf(of, { payability, isHeld: held.has(row.partner_id), amountMinor, standing }),
      },
    ];
  });
  return holdWhatNoRailCarries(ctx, tx, of, gathered);
}

function holdReasonOf(
  of: GatherFor,
  at: {
    readonly payability: Payability;
    readonly isHeld: boolean;
    readonly amountMinor: bigint;
    readonly standing: ReturnType<typeof standingOf>;
  },
): PayoutHoldReason | null {
  if (at.payability === 'partner_not_active' || at.payability === 'exit_hold') return at.payability;
  if (at.isHeld) return 'partner_held';
  if (at.standing.holdReason !== null) return at.standing.holdReason;
  return at.payability === 'payable' && at.amountMinor < of.minimumMinor ? 'below_minimum' : null;
}

/** Asks the rail about what would be paid, as one batch: an account, a name or an amount that it would not carry. */
async function holdWhatNoRailCarries(
  ctx: ServiceContext,
  tx: Transaction,
  of: GatherFor,
  gathered: readonly Gathered[],
): Promise<Gathered[]> {
  const orders = gathered.flatMap(({ method, holdReason, amountMinor }, at) =>
    method === null || holdReason !== null
      ? []
      : [orderOf(ctx, { endToEndId: `CHECK-${at}`, method, amountMinor, currency: of.currency, remittance: '' })],
  );
  if (orders.length === 0) return [...gathered];
  const prepared = ctx.ports.payoutRails[of.rail].prepare({
    id: 'CHECK',
    payer: await payerOf(ctx, tx, of),
    payOn: of.payOn,
    createdAt: ctx.now(),
    orders,
  });
  const refused = new Map(
    prepared.flatMap((order) => (order.status === 'refused' ? [[order.endToEndId, order.code] as const] : [])),
  );
  if ([...refused.values()].includes('payer_unusable'))
    throw new AppError('payer_account_missing', { detail: 'The rail cannot pay from the account of this company.' });
  return gathered.map((one, at) =>
    refused.has(`CHECK-${at}`) ? { ...one, holdReason: 'payment_method_unusable' as const } : one,
  );
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
