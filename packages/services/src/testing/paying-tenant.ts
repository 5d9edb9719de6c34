import { eq, sql } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { paymentMethods } from '@countersign/db/schema/payout';
import type { TestDatabase } from '@countersign/db/testing/database';
import type { Rail } from '@countersign/domain/payout/payout';
import type { ServiceContext } from '../context.ts';
import { ensureDefaultLegalEntity } from '../legal-entity/ensure-default.ts';
import { sealAccount } from '../payment-method/account-of.ts';
import { rateAllQueued } from '../rating/rate-all-queued.ts';
import { releaseHolds } from '../rating/release-holds.ts';
import { recordSales, type Sale, startPlan, twentyPercent } from '../rating/testing/sales.ts';
import { tellMoney } from './money-story.ts';
import { createTestTenant, type TestPartner, type TestTenant } from './test-tenant.ts';

export const payerIban = 'DE75512108001245126199';

export interface PayingTenant {
  readonly tenant: TestTenant;
  readonly money: ReturnType<typeof tellMoney>;
  readonly operator: ServiceContext;
  /** Approves beside `tenant.finance`. */
  readonly finance2: ServiceContext;
  readonly legalEntityId: string;
  /** Records what was sold, rates it and makes available whatever is not held any more. */
  sell(sales: readonly Sale[]): Promise<void>;
  /** Both approvers approve the run of this number. */
  approve(number: string): Promise<void>;
}

export const beforeApril = { time: '2026-04-01T06:00:00Z' } as const;

/** A tenant that pays 20 % from April on, on the first day of May: a company with an account, and finance of three. */
export async function createPayingTenant(
  database: TestDatabase,
  given: { readonly holdDays?: number } = {},
): Promise<PayingTenant> {
  return letPay(await createTestTenant(database, beforeApril), given);
}

/** The same, of a tenant that is there, before April has begun. */
export async function letPay(tenant: TestTenant, given: { readonly holdDays?: number } = {}): Promise<PayingTenant> {
  const money = tellMoney(tenant);
  await startPlan(tenant, { ...twentyPercent, holdDays: given.holdDays ?? 0 }, { from: '2026-04-01' });
  tenant.clock.set('2026-05-01T06:00:00Z');
  const legalEntityId = await tenant.inTenant(async (tx) => {
    const id = await ensureDefaultLegalEntity(tenant.system, tx);
    await tx.update(legalEntities).set({ iban: payerIban, country: 'DE' }).where(eq(legalEntities.id, id));
    return id;
  });
  const operator = (await tenant.addMember({ name: 'Olga', roles: ['finance_operator'] })).ctx;
  const finance2 = (await tenant.addMember({ name: 'Finn', roles: ['finance_approver'] })).ctx;
  return {
    tenant,
    money,
    operator,
    finance2,
    legalEntityId,
    async sell(sales) {
      await recordSales(tenant, sales);
      await rateAllQueued(tenant.system, () => {});
      await releaseHolds(tenant.system);
    },
    async approve(number) {
      await money.decide(tenant.finance, number);
      await money.decide(finance2, number);
    },
  };
}

/** Each of the two partners has earned 200.00 in April and wants it by SEPA. */
export async function letPayTwo(tenant: TestTenant): Promise<PayingTenant> {
  const paying = await letPay(tenant);
  await paying.sell([
    { externalId: 'A', at: '2026-04-03T09:00:00Z', net: 100_000n },
    { externalId: 'B', at: '2026-04-04T09:00:00Z', net: 100_000n, enrollmentId: tenant.partnerB.enrollmentId },
  ]);
  await insertPaymentMethod(tenant, tenant.partnerA);
  await insertPaymentMethod(tenant, tenant.partnerB);
  return paying;
}

/** A payment method that was confirmed long ago, without the acts that lead there. */
export async function insertPaymentMethod(
  tenant: TestTenant,
  partner: TestPartner = tenant.partnerA,
  rail: Rail = 'sepa',
): Promise<string> {
  const id = tenant.ids.next('pmt');
  await tenant.inTenant((tx) =>
    tx.insert(paymentMethods).values({
      tenantId: tenant.id,
      id,
      partnerId: partner.id,
      rail,
      holder: 'Müller Handel',
      country: 'DE',
      currency: 'EUR',
      accountSealed: sealAccount(tenant.system, id, 'DE89370400440532013000'),
      accountMask: 'DE•• •••• 3000',
      bic: null,
      status: 'confirmed',
      proposedByPerson: partner.owner.personId,
      proposedAt: Date.parse('2026-04-01T06:00:00Z'),
      confirmedByPerson: tenant.members.admin.personId,
      usableFrom: Date.parse('2026-04-04T06:00:00Z'),
      refusal: null,
      revision: 2,
      changedAt: Date.parse('2026-04-01T06:00:00Z'),
    }),
  );
  return id;
}

/**
 * What the newest statement of each membership does not say of the books: nothing, where its closing balance is what the
 * ledger had for the partner at the end of its period, as far as it was known when the period was frozen.
 */
export async function statementsThatDiffer(tenant: TestTenant) {
  return [
    ...(await tenant.inTenant((tx) =>
      tx.execute<{ number: string; closing: string; books: string }>(sql`
        select number, closing, books from (
          select s.number, s.closing_minor::text as closing, coalesce((
            select -sum(e.amount_minor) from ledger_entries e
            join ledger_transactions t on t.tenant_id = e.tenant_id and t.id = e.transaction_id
            join ledger_accounts a on a.tenant_id = e.tenant_id and a.id = e.account_id
            where a.tenant_id = s.tenant_id and a.enrollment_id = s.enrollment_id and a.kind like 'partner\\_%'
              and t.effective_at < p.ends_at and t.posted_at <= p.frozen_at), 0)::text as books
          from statements s join periods p on p.tenant_id = s.tenant_id and p.id = s.period_id
          where s.tenant_id = ${tenant.id} and p.status <> 'refused') compared
        where closing <> books order by number`),
    )),
  ];
}
