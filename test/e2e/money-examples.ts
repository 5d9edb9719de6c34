import { until } from '../deals/until.ts';
import type { Company } from '../stack/company.ts';
import type { Stack } from '../stack/start-stack.ts';
import { twentyPercent } from './example-plan.ts';

export interface MoneyExamples {
  readonly planId: string;
  readonly eventId: string;
  readonly endCustomerId: string;
  readonly adjustmentId: string;
  readonly adjustmentCaseId: string;
  readonly periodId: string;
  readonly statementId: string;
  readonly runId: string;
  readonly payoutId: string;
}

const document = {
  ...twentyPercent,
  rules: twentyPercent.rules.map((rule) => ({ ...rule, tiers: [{ tier: 'Gold', params: { percent: '25' } }] })),
};

const iso = (at: Date) => at.toISOString().slice(0, 10);

/** What finance and the partner look at: a sale that earned, a correction that waits, last month published, and a payout on its way. */
export async function prepareMoney(stack: Stack, company: Company): Promise<MoneyExamples> {
  const { admin, programId, partner } = company;
  const asAdmin = stack.as(admin);
  const asOwner = stack.as(partner.owner);
  const { items: memberships } = await asOwner.call('enrollment.list', { query: { programId } });
  const enrollmentId = memberships[0]?.id ?? '';
  const planId = await startPlan(stack, company, enrollmentId);
  await offerLinkAndCoupon(stack, company, enrollmentId);
  const source = await asAdmin.call('event-source.create', { body: { programId, name: 'Shop', kind: 'api' } });
  const { eventId } = await asAdmin.call('event.record', {
    body: {
      sourceId: source.id,
      kind: 'order',
      coupon: 'SAVE10',
      net: { amount: '1000.00', currency: 'EUR' },
      externalId: 'ORDER-1',
      customer: 'CUSTOMER-0001',
    },
  });
  await until('the line of the order', async () => (await asAdmin.call('line.list', { query: { eventId } })).items[0]);
  const { items: customers } = await asAdmin.call('end-customer.list', { query: {} });
  const adjustment = await asAdmin.call('adjustment.propose', {
    body: {
      enrollmentId,
      amount: { amount: '-5.00', currency: 'EUR' },
      reason: 'amount_wrong',
      note: 'Paid twice in spring.',
      eventId,
    },
  });
  const closed = await closeLastMonth(stack, company);
  const paid = await sendPayout(stack, company);
  return {
    planId,
    eventId,
    endCustomerId: customers[0]?.id ?? '',
    adjustmentId: adjustment.id,
    adjustmentCaseId: adjustment.caseId,
    ...closed,
    ...paid,
  };
}

async function startPlan(stack: Stack, company: Company, enrollmentId: string): Promise<string> {
  const { id, revision } = await stack.as(company.admin).call('plan.create', {
    body: { programId: company.programId, name: 'Referral', document: JSON.parse(JSON.stringify(document)) },
  });
  const today = iso(new Date(Date.now() + 2 * 3_600_000));
  await stack.as(company.director).call('plan.activate', {
    params: { id },
    body: { effectiveFrom: today },
    ifMatch: revision,
  });
  await stack.sql`update plan_versions set effective_from = now() - interval '70 days'`;
  await stack.as(company.admin).call('plan.add-override', {
    params: { id },
    body: { enrollmentId, rule: 'standard', params: { percent: '30' }, reason: 'Launch', validFrom: '2099-01-01' },
  });
  return id;
}

async function offerLinkAndCoupon(stack: Stack, company: Company, enrollmentId: string): Promise<void> {
  const asAdmin = stack.as(company.admin);
  const { programId } = company;
  const { revision } = await asAdmin.call('tracking.get', { params: { id: programId } });
  await asAdmin.call('tracking.update', {
    params: { id: programId },
    ifMatch: revision,
    body: {
      hosts: ['shop.halden.example'],
      defaultTarget: 'https://shop.halden.example/start',
      cookieDays: 90,
      cookieMode: 'always',
      customerMask: 'masked',
    },
  });
  const link = await stack
    .as(company.partner.owner)
    .call('link.create', { body: { enrollmentId, name: 'Newsletter' } });
  await fetch(link.url, { redirect: 'manual', headers: { 'user-agent': 'Mozilla/5.0 Firefox/140.0' } });
  await asAdmin.call('coupon.create', { body: { enrollmentId, code: 'SAVE10' } });
}

/** Nobody waits for the end of the month: what was sold today was sold last month. */
async function closeLastMonth(
  stack: Stack,
  company: Company,
): Promise<Pick<MoneyExamples, 'periodId' | 'statementId'>> {
  const days = new Date().getUTCDate() + 3;
  const back = stack.sql`make_interval(days => ${days})`;
  await stack.sql`update lines set occurred_at = occurred_at - ${back}, hold_until = hold_until - ${back}`;
  const month = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 7);
  const asFinance = stack.as(company.finance);
  const period = await stack.as(company.admin).call('period.close', { body: { programId: company.programId, month } });
  const task = await until('the review of the month', async () => {
    const { items } = await asFinance.call('task.list', { query: { scope: 'all', limit: 50 } });
    return items.find((item) => item.process === 'period-close');
  });
  await asFinance.call('task.decide', {
    params: { id: task.id },
    body: { outcome: 'approve' },
    ifMatch: task.revision,
  });
  const statement = await until('the published statement', async () => {
    const { items } = await stack.as(company.partner.owner).call('statement.list', { query: {} });
    return items[0];
  });
  return { periodId: period.id, statementId: statement.id };
}

/** A run as its preparer leaves it, and from there on as if two had approved and the bank had been told. */
async function sendPayout(stack: Stack, company: Company): Promise<Pick<MoneyExamples, 'runId' | 'payoutId'>> {
  const asAdmin = stack.as(company.admin);
  const { owner } = company.partner;
  const [payer] = (await asAdmin.call('legal-entity.list', { query: {} })).items;
  await asAdmin.call('legal-entity.update', {
    params: { id: payer?.id ?? '' },
    ifMatch: payer?.revision ?? 0,
    body: { iban: 'DE75512108001245126199', country: 'DE' },
  });
  const propose = (account: string) =>
    stack.as(owner).call('payment-method.propose', {
      body: { rail: 'sepa', holder: 'Partner GmbH', country: 'DE', currency: 'EUR', account, password: owner.password },
    });
  const method = await propose('DE89370400440532013000');
  await asAdmin.call('payment-method.confirm', {
    params: { id: method.id },
    ifMatch: method.revision,
    body: { how: 'called the number on file' },
  });
  await stack.sql`update payment_methods set usable_from = now() - interval '1 hour'`;
  const run = await asAdmin.call('payout-run.create', {
    body: { programId: company.programId, rail: 'sepa', payOn: iso(new Date(Date.now() + 2 * 3_600_000)) },
  });
  await stack.sql`update payout_runs set status = 'released', released_at = now()`;
  await stack.sql`update payouts set status = 'sent', sent_at = now(), attempt = 1, end_to_end_id = 'EXAMPLE-1'`;
  await propose('DE02120300000000202051');
  const { items } = await asAdmin.call('payout-run.payouts', { params: { id: run.id }, query: {} });
  return { runId: run.id, payoutId: items[0]?.id ?? '' };
}
