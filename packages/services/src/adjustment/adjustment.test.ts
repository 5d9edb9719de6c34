import { adjustmentOperations } from '@countersign/contracts/adjustment/operations';
import { caseOperations } from '@countersign/contracts/case/operations';
import { lineOperations } from '@countersign/contracts/line/operations';
import { statementOperations } from '@countersign/contracts/statement/operations';
import { sql } from '@countersign/db/query';
import { describe, expect, it } from 'vitest';
import { getCase } from '../case/get.ts';
import { timelineCase } from '../case/timeline.ts';
import { withdrawCase } from '../case/withdraw.ts';
import type { ServiceContext } from '../context.ts';
import { explainLine } from '../line/explain.ts';
import { releaseHolds } from '../rating/release-holds.ts';
import { balances } from '../rating/testing/sales.ts';
import { csvStatement } from '../statement/csv.ts';
import { listStatementLines } from '../statement/lines.ts';
import { listStatement } from '../statement/list.ts';
import { pdfStatement } from '../statement/pdf.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { beforeApril, letPay } from '../testing/paying-tenant.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { getAdjustment } from './get.ts';
import { listAdjustments } from './list.ts';
import { proposeAdjustment } from './propose.ts';

const database = useTestDatabase();

const bodyOf = (tenant: TestTenant, more: object = {}) => ({
  enrollmentId: tenant.partnerA.enrollmentId,
  amount: { amount: '25.00', currency: 'EUR' },
  reason: 'sale_missed' as const,
  note: 'Order 4711 came by mail.',
  ...more,
});

describeWriteVerb({
  id: 'adjustment.propose',
  operation: adjustmentOperations.propose,
  verb: proposeAdjustment,
  database,
  input: (tenant) => ({ body: bodyOf(tenant) }),
  otherTenant: { code: 'invalid_input' },
  expect: (tenant, output) =>
    expect(output).toMatchObject({
      number: expect.stringMatching(/^ADJ-\d{4}-00001$/),
      partner: { id: tenant.partnerA.id },
      amount: { amount: '25.00', currency: 'EUR' },
      status: 'in_review',
      lineId: null,
    }),
  badInput: [
    {
      label: 'nothing',
      input: (tenant) => ({ body: bodyOf(tenant, { amount: { amount: '-0.00', currency: 'EUR' } }) }),
      field: 'amount.amount',
    },
    {
      label: 'another currency than the program’s',
      input: (tenant) => ({ body: bodyOf(tenant, { amount: { amount: '1.00', currency: 'USD' } }) }),
      field: 'amount.currency',
    },
    {
      label: 'a membership there is not',
      input: (tenant) => ({ body: bodyOf(tenant, { enrollmentId: `enr_${'0'.repeat(26)}` }) }),
      field: 'enrollmentId',
    },
    {
      label: 'an event there is not',
      input: (tenant) => ({ body: bodyOf(tenant, { eventId: '00000000-0000-7000-8000-000000000000' }) }),
      field: 'eventId',
    },
  ],
});

/** 200.00 earned in April, and a correction that waits. */
async function proposed(amount: string) {
  const tenant = await createTestTenant(database(), beforeApril);
  const paying = await letPay(tenant);
  await paying.sell([{ externalId: 'A', at: '2026-04-03T09:00:00Z', net: 100_000n }]);
  const made = await call(adjustmentOperations.propose, proposeAdjustment, paying.money.acting(paying.operator), {
    body: bodyOf(tenant, { amount: { amount, currency: 'EUR' } }),
  });
  await paying.money.drain();
  const read = () => call(adjustmentOperations.get, getAdjustment, tenant.auditor, { params: { id: made.id } });
  const lines = () =>
    tenant.inTenant((tx) =>
      tx.execute(sql`select state, amount_minor::text as amount from lines where kind = 'adjustment'`),
    );
  return { ...paying, made, read, lines };
}

describe('a correction by hand', () => {
  it('moves nothing before somebody else has approved it, and nothing at all when refused', async () => {
    const { tenant, money, operator, made, read, lines } = await proposed('25.00');
    const before = await balances(tenant);
    await expect(money.decide(operator, made.number)).rejects.toMatchObject({
      code: expect.stringMatching(/own_case|same_person|forbidden/),
    });
    expect([await balances(tenant), [...(await lines())]]).toEqual([before, []]);
    await money.decide(tenant.finance, made.number, 'reject');
    expect(await read()).toMatchObject({ status: 'refused', lineId: null });
    expect([await balances(tenant), [...(await lines())]]).toEqual([before, []]);
  });

  it('becomes available once approved, and stands on the statement with what was said', async () => {
    const { tenant, money, operator, made, read } = await proposed('25.00');
    await money.decide(tenant.finance, made.number);
    const posted = await read();
    expect(posted).toMatchObject({ status: 'posted', proposedBy: 'Olga', approvedBy: ['finance'] });
    await releaseHolds(tenant.system);
    expect(await balances(tenant)).toMatchObject({ partner_available: -22_500n, program_expense: 22_500n });
    const owner = tenant.partnerA.owner.ctx;
    expect(
      await call(lineOperations.explain, explainLine, owner, { params: { id: posted.lineId ?? '' } }),
    ).toMatchObject({
      event: null,
      lines: [
        {
          line: { plan: null, amount: { amount: '25.00' } },
          trace: [{ code: 'adjusted', data: { reason: 'sale_missed', note: 'Order 4711 came by mail.' } }],
        },
      ],
    });
    tenant.clock.set('2026-06-01T06:00:00Z');
    for (const month of ['2026-04', '2026-05']) {
      await money.close(operator, month);
      await money.decide(tenant.finance, month);
    }
    const [statement] = (await call(statementOperations.list, listStatement, owner, { query: {} })).items;
    expect(statement).toMatchObject({
      opening: { amount: '200.00' },
      corrections: { amount: '25.00' },
      closing: { amount: '225.00' },
    });
    const params = { id: statement?.id ?? '' };
    expect(
      (await call(statementOperations.lines, listStatementLines, owner, { params, query: {} })).items,
    ).toMatchObject([
      { kind: 'adjustment', eventKind: null, planVersion: null, reference: made.number, amount: { amount: '25.00' } },
    ]);
    const csv = await call(statementOperations.csv, csvStatement, owner, { params });
    expect(Buffer.from((csv as { content: Uint8Array }).content).toString()).toContain(made.number);
    expect(await call(statementOperations.pdf, pdfStatement, owner, { params })).toMatchObject({
      mediaType: 'application/pdf',
    });
  });

  it('takes what is available, and the rest is owed', async () => {
    const { tenant, money, made } = await proposed('-250.00');
    await money.decide(tenant.finance, made.number);
    expect(await balances(tenant)).toEqual({ partner_receivable: 5_000n, program_expense: -5_000n });
  });

  it('is withdrawn by whoever proposed it and by nobody else, with its reason in the history', async () => {
    const { tenant, money, operator, made, read, lines } = await proposed('25.00');
    const withdraw = (ctx: ServiceContext) =>
      call(caseOperations.withdraw, withdrawCase, ctx, {
        params: { id: made.caseId },
        body: { text: 'Booked twice.' },
      });
    const mayWithdraw = async (ctx: ServiceContext) =>
      (await call(caseOperations.get, getCase, ctx, { params: { id: made.caseId } })).mayWithdraw;
    expect([await mayWithdraw(money.acting(operator)), await mayWithdraw(tenant.finance)]).toEqual([true, false]);
    await expect(withdraw(tenant.finance)).rejects.toMatchObject({ code: 'action_not_available' });
    expect(await read()).toMatchObject({ status: 'in_review' });
    await withdraw(money.acting(operator));
    expect([await read(), [...(await lines())]]).toMatchObject([{ status: 'refused', lineId: null }, []]);
    const { items } = await call(caseOperations.timeline, timelineCase, tenant.auditor, {
      params: { id: made.caseId },
      query: {},
    });
    expect(items.at(-1)).toMatchObject({ kind: 'withdrawn', text: 'Booked twice.' });
    await expect(withdraw(money.acting(operator))).rejects.toMatchObject({ code: 'not_open' });
  });

  it('is listed by status, partner and membership', async () => {
    const { tenant, made } = await proposed('25.00');
    const list = async (query: object) =>
      (await call(adjustmentOperations.list, listAdjustments, tenant.auditor, { query })).items.map(({ id }) => id);
    expect(await list({ status: 'in_review', partnerId: tenant.partnerA.id })).toEqual([made.id]);
    expect(await list({ enrollmentId: tenant.partnerB.enrollmentId })).toEqual([]);
    expect(await list({ status: 'posted' })).toEqual([]);
  });
});
