import { caseOperations } from '@countersign/contracts/case/operations';
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../context.ts';
import { call } from '../testing/call.ts';
import { tellDeals } from '../testing/deal-story.ts';
import { smallTerms } from '../testing/deal-terms.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { getCase } from './get.ts';
import { listCase } from './list.ts';

const database = useTestDatabase();

/** The same context, which counts the look-ups made in its transactions. */
function counting(ctx: ServiceContext): { readonly ctx: ServiceContext; readonly count: () => number } {
  let lookUps = 0;
  const counted = <T extends object>(tx: T): T =>
    new Proxy(tx, {
      get: (target, name) => {
        if (name === 'select' || name === 'selectDistinct' || name === 'execute') lookUps += 1;
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const db = new Proxy(ctx.db, {
    get: (target, name) => {
      if (name !== 'transaction') return Reflect.get(target, name);
      return (work: (tx: object) => Promise<unknown>, ...rest: []) =>
        target.transaction((tx) => work(counted(tx)), ...rest);
    },
  });
  return { ctx: { ...ctx, db }, count: () => lookUps };
}

describe('the list of cases', () => {
  it('says of each what the case itself says, and asks no more for many than for one', async () => {
    const tenant = await createTestTenant(database(), { settings: { openLimit: 100, dailyLimit: 100 } });
    const deals = tellDeals(tenant);
    const ask = async () => {
      const { ctx, count } = counting(tenant.admin);
      const page = await call(caseOperations.list, listCase, ctx, { query: { limit: 50 } });
      return { page, count: count() };
    };
    await deals.submit(tenant.partnerA.owner.ctx, smallTerms(tenant, 0));
    const one = await ask();
    for (let index = 1; index < 6; index += 1)
      await deals.submit((index % 2 === 0 ? tenant.partnerA : tenant.partnerB).owner.ctx, smallTerms(tenant, index));
    const many = await ask();
    expect(one.page.items).toHaveLength(1);
    expect(many.page).toMatchObject({ total: 6, nextCursor: null });
    expect(one.count).toBeGreaterThan(1);
    expect(many.count).toBe(one.count);
    for (const item of many.page.items) {
      const whole = await call(caseOperations.get, getCase, tenant.admin, { params: { id: item.id } });
      expect(whole).toMatchObject(item);
    }
  });
});
