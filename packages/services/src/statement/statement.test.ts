import { statementOperations } from '@countersign/contracts/statement/operations';
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../context.ts';
import { call } from '../testing/call.ts';
import { beforeApril, letPayTwo, statementsThatDiffer } from '../testing/paying-tenant.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { csvStatement } from './csv.ts';
import { getStatement } from './get.ts';
import { listStatementLines } from './lines.ts';
import { listStatement } from './list.ts';

const database = useTestDatabase();

const listOf = async (by: ServiceContext) =>
  (await call(statementOperations.list, listStatement, by, { query: {} })).items;
const get = (by: ServiceContext, id: string) => call(statementOperations.get, getStatement, by, { params: { id } });
const linesOf = (by: ServiceContext, id: string) =>
  call(statementOperations.lines, listStatementLines, by, { params: { id }, query: {} });
const csvOf = (by: ServiceContext, id: string) =>
  csvStatement(by, { params: { id }, query: {}, body: undefined, ifMatch: undefined });
const minorOf = ({ amount }: { readonly amount: string }) => BigInt(amount.replace('.', ''));

/** April is published, and May with a payout, a refund and a late sale as well. */
async function twoMonths() {
  const paying = await letPayTwo(await createTestTenant(database(), beforeApril));
  const { tenant, money, operator, approve, sell } = paying;
  await money.close(operator, '2026-04');
  await money.decide(tenant.finance, '2026-04');
  await approve((await money.prepareRun(operator, '2026-05-05')).number);
  tenant.clock.set('2026-06-02T06:00:00Z');
  await sell([
    { externalId: 'C', at: '2026-05-03T09:00:00Z', net: 33_333n },
    { externalId: 'D', at: '2026-05-04T09:00:00Z', net: 12_345n },
    { kind: 'refund', at: '2026-05-05T09:00:00Z', net: 33_333n, refersTo: 'A' },
  ]);
  await money.close(operator, '2026-05');
  await money.decide(tenant.finance, '2026-05');
  return paying;
}

describe('a statement', () => {
  it('is seen by its own partner alone, and only once it is published', async () => {
    const { tenant, money, operator } = await letPayTwo(await createTestTenant(database(), beforeApril));
    const [mine, theirs] = [tenant.partnerA.owner.ctx, tenant.partnerB.owner.ctx];
    await money.close(operator, '2026-04');
    const [draft] = (await listOf(tenant.finance)).filter(({ partner }) => partner.id === tenant.partnerA.id);
    const id = draft?.id ?? '';
    const attempts = (by: ServiceContext) => [() => get(by, id), () => linesOf(by, id), () => csvOf(by, id)];
    expect(await listOf(mine)).toEqual([]);
    for (const attempt of attempts(mine)) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
    await money.decide(tenant.finance, '2026-04');
    expect((await listOf(mine)).map((one) => one.id)).toEqual([id]);
    expect((await listOf(theirs)).map(({ partner }) => partner.id)).toEqual([tenant.partnerB.id]);
    for (const attempt of attempts(theirs)) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
    expect(await get(mine, id)).toMatchObject({ closing: { amount: '200.00' } });
  });

  it('that was refused is never seen by its partner', async () => {
    const { tenant, money, operator } = await letPayTwo(await createTestTenant(database(), beforeApril));
    await money.close(operator, '2026-04');
    await money.decide(tenant.finance, '2026-04', 'reject');
    expect(await listOf(tenant.partnerA.owner.ctx)).toEqual([]);
  });

  it('adds up: its lines to what it says, it to its closing balance, and each to the one before and to the books', async () => {
    const { tenant } = await twoMonths();
    const { ctx } = tenant.partnerA.owner;
    const [may, april] = await listOf(ctx);
    if (!may || !april) throw new Error('two months were published');
    for (const one of [may, april]) {
      const { items } = await linesOf(ctx, one.id);
      expect(items).toHaveLength(one.lineCount);
      const sum = items.reduce((total, { amount }) => total + minorOf(amount), 0n);
      expect(sum).toBe(minorOf(one.earned) + minorOf(one.corrections));
      expect(minorOf(one.closing)).toBe(minorOf(one.opening) + sum - minorOf(one.paid));
      expect(minorOf(one.available)).toBe(minorOf(one.closing) - minorOf(one.pending));
    }
    expect(may.opening).toEqual(april.closing);
    expect(may).toMatchObject({ paid: { amount: '200.00' }, corrections: { amount: '-66.67' } });
    expect(await statementsThatDiffer(tenant)).toEqual([]);
  });

  it('as a CSV file adds up as well', async () => {
    const { tenant } = await twoMonths();
    const { ctx } = tenant.partnerA.owner;
    const [may] = await listOf(ctx);
    const { name, content } = await csvOf(ctx, may?.id ?? '');
    expect(name).toBe(`${may?.number}.csv`);
    const [head = [], ...rows] = new TextDecoder()
      .decode(content)
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')));
    const amounts = rows.map((row) => minorOf({ amount: row[head.indexOf('Amount')] ?? '' }));
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => head.length));
    expect(rows).toHaveLength((may?.lineCount ?? 0) + 3);
    expect(amounts.slice(0, -1).reduce((sum, minor) => sum + minor, 0n)).toBe(amounts.at(-1));
  });
});
