import { payoutOperations } from '@countersign/contracts/payout/operations';
import { statementOperations } from '@countersign/contracts/statement/operations';
import { eq } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { partners } from '@countersign/db/schema/tenant';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { ensureDefaultLegalEntity } from '../legal-entity/ensure-default.ts';
import { listPayouts } from '../payout/list.ts';
import { remittancePayout } from '../payout/remittance.ts';
import { reconcilePayouts } from '../payout-run/reconcile.ts';
import { recordSales, startPlan, twentyPercent } from '../rating/testing/sales.ts';
import { listStatement } from '../statement/list.ts';
import { pdfStatement } from '../statement/pdf.ts';
import { call } from '../testing/call.ts';
import { tellMoney } from '../testing/money-story.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { renderPaper } from './render-paper.ts';

const database = useTestDatabase();
const noInput = { body: undefined, ifMatch: undefined } as const;

async function textOf(content: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(content)), { mergePages: true });
  return text.replaceAll(/\s+/g, ' ');
}

/** Amounts of EUR as an English paper writes them, in the order of the text, in minor units. */
function amountsOf(text: string): bigint[] {
  return [...text.matchAll(/(−?)([\d,]+)\.(\d\d) EUR/g)].map(
    ([, sign, whole, cents]) => BigInt(`${whole?.replaceAll(',', '')}${cents}`) * (sign ? -1n : 1n),
  );
}

const hostile = 'Müller <script>alert(1)</script> \u202Egnp.exe (x) Tj ET Ωμέγα Żółć';

/** April with 45 sales and a refund, published, and paid in May. */
async function paidApril() {
  const tenant = await createTestTenant(database(), { time: '2026-04-01T06:00:00Z' });
  await startPlan(tenant, { ...twentyPercent, holdDays: 0 }, { from: '2026-04-01' });
  tenant.clock.set('2026-04-28T06:00:00Z');
  await recordSales(tenant, [
    { externalId: 'A', at: '2026-04-03T09:00:00Z', net: 100_000n },
    ...Array.from({ length: 44 }, (_, index) => ({ at: '2026-04-05T09:00:00Z', net: 1_003n * BigInt(index + 1) })),
    { kind: 'refund' as const, at: '2026-04-10T09:00:00Z', net: 30_000n, refersTo: 'A' },
  ]);
  tenant.clock.set('2026-05-02T06:00:00Z');
  await tenant.inTenant(async (tx) => {
    const id = await ensureDefaultLegalEntity(tenant.system, tx);
    const iban = 'DE75512108001245126199';
    await tx.update(legalEntities).set({ iban, country: 'DE' }).where(eq(legalEntities.id, id));
    await tx.update(partners).set({ name: hostile }).where(eq(partners.id, tenant.partnerA.id));
  });
  const money = tellMoney(tenant);
  await money.close((await tenant.addMember({ name: 'Olga', roles: ['finance_operator'] })).ctx, '2026-04');
  await money.decide(tenant.finance, '2026-04');
  return { tenant, money };
}

const ownStatement = async (tenant: TestTenant) => {
  const page = await call(statementOperations.list, listStatement, tenant.partnerA.owner.ctx, { query: {} });
  const [statement] = page.items;
  if (!statement) throw new Error('there is no statement');
  return statement;
};

describe('papers', () => {
  it('a statement has every line, and its lines and its summary sum up', async () => {
    const { tenant } = await paidApril();
    const statement = await ownStatement(tenant);
    const pdf = await pdfStatement(tenant.partnerA.owner.ctx, {
      ...noInput,
      params: { id: statement.id },
      query: { language: 'en' },
    });
    expect(pdf).toMatchObject({ name: `${statement.number}.pdf`, mediaType: 'application/pdf' });
    const text = await textOf(pdf.content);
    expect(text).toContain(statement.number);
    expect(text).toContain('Page 2 of 2');
    const [before = '', after = ''] = text.split('Sum of the lines');
    const summary = before.split('What for')[0] ?? '';
    const [opening = 0n, earned = 0n, corrections = 0n, paid = 0n, closing = 0n] = amountsOf(summary);
    expect(opening + earned + corrections + paid).toBe(closing);
    expect(closing).toBe(BigInt(statement.closing.amount.replace('.', '')));
    const total = amountsOf(after)[0];
    expect(total).toBe(earned + corrections);
    const rows = before.split('standard (v1)').slice(1);
    expect(rows).toHaveLength(46);
    // The amount of a line is the last of its row, behind its basis.
    expect(rows.reduce((sum, row) => sum + (amountsOf(row).at(-1) ?? 0n), 0n)).toBe(total);
    expect(text).not.toContain('\u202E');
    expect(text).toContain('<script>');
    expect(text).toContain('Ωμέγα Żółć');
  });

  it('a statement speaks the language of its reader, and is nobody else’s', async () => {
    const { tenant } = await paidApril();
    const { id } = await ownStatement(tenant);
    const german = await pdfStatement(tenant.finance, { ...noInput, params: { id }, query: { language: 'de' } });
    expect(await textOf(german.content)).toMatch(/Abrechnung ST-2026-04.*Anfangsbestand 0,00 EUR/);
    const stranger = pdfStatement(tenant.partnerB.owner.ctx, { ...noInput, params: { id }, query: {} });
    await expect(stranger).rejects.toMatchObject({ code: 'not_found' });
  });

  it('a remittance advice sums up to the payment, and there is none before it has left', async () => {
    const { tenant, money } = await paidApril();
    const operator = (await tenant.addMember({ name: 'Otto', roles: ['finance_operator'] })).ctx;
    const second = (await tenant.addMember({ name: 'Finn', roles: ['finance_approver'] })).ctx;
    await money.addPaymentMethod(tenant.admin);
    const run = await money.prepareRun(operator, '2026-05-06');
    const owner = tenant.partnerA.owner.ctx;
    const payoutOf = async (ctx: typeof owner) =>
      (await call(payoutOperations.list, listPayouts, ctx, { query: {} })).items[0];
    const waiting = await payoutOf(tenant.finance);
    const ask = (ctx: typeof owner, id: string) =>
      remittancePayout(ctx, { ...noInput, params: { id }, query: { language: 'en' } });
    await expect(ask(tenant.finance, waiting?.id ?? '')).rejects.toMatchObject({ code: 'action_not_available' });
    await money.decide(tenant.finance, run.number);
    await money.decide(second, run.number);
    await reconcilePayouts(tenant.system);
    const paid = await payoutOf(owner);
    const text = await textOf((await ask(owner, paid?.id ?? '')).content);
    const amounts = amountsOf(text);
    const total = amounts.at(-1);
    expect(total).toBe(BigInt(paid?.amount.amount.replace('.', '') ?? '0'));
    expect(amounts.slice(0, -1).reduce((sum, amount) => sum + amount, 0n)).toBe(total);
    expect(text).toContain(paid?.endToEndId ?? 'no key');
    const mails = await tenant.inTenant((tx) => tx.select().from(messages).where(eq(messages.kind, 'payout_paid')));
    expect(mails[0]?.text).toContain(`/payouts/${paid?.id}`);
    const announced = await tenant.inTenant((tx) =>
      tx.select().from(messages).where(eq(messages.kind, 'statement_published')),
    );
    expect(announced.map(({ subject }) => subject)).toContain('Your statement for April 2026');
  });

  it('is drawn with whatever texts it is given', async () => {
    const words = `${'x'.repeat(5_000)} \u0000\u2028 ${hostile}`;
    const content = await renderPaper({
      title: words,
      issuer: { name: words, colour: 'red; drop' },
      language: 'de',
      createdAt: 0,
      pageText: 'Seite {page} von {pages}',
      facts: [{ label: words, value: words }],
      blocks: [{ heading: words, columns: [{ title: words, width: 1, isAmount: true }], rows: [{ cells: [words] }] }],
    });
    expect(await textOf(content)).toContain('Seite 1 von 1');
  });
});
