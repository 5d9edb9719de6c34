import { caseOperations } from '@countersign/contracts/case/operations';
import { dealRegistrationOperations as operations } from '@countersign/contracts/deal-registration/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { and, eq } from '@countersign/db/query';
import { decisions } from '@countersign/db/schema/case';
import { dealRegistrations, slots } from '@countersign/db/schema/deal-registration';
import { beforeEach, describe, expect, it } from 'vitest';
import { timelineCase } from '../../case/timeline.ts';
import type { ServiceContext } from '../../context.ts';
import { decideTask } from '../../task/decide.ts';
import { listTask } from '../../task/list.ts';
import { call } from '../../testing/call.ts';
import { tellDeals } from '../../testing/deal-story.ts';
import { smallTerms } from '../../testing/deal-terms.ts';
import { createTestTenant, type TestTenant } from '../../testing/test-tenant.ts';
import { useTestDatabase } from '../../testing/use-test-database.ts';
import { declineOfferDealRegistration } from '../decline-offer.ts';
import { reportWinDealRegistration } from '../report-win.ts';
import { withdrawDealRegistration } from '../withdraw.ts';
import { releaseLapsed } from './held-by-win.ts';
import { takeSlots } from './take-slots.ts';

const database = useTestDatabase();

describe('the protection of a customer’s products', () => {
  let tenant: TestTenant;
  let deals: ReturnType<typeof tellDeals>;
  beforeEach(async () => {
    tenant = await createTestTenant(database(), { settings: { openLimit: 100, dailyLimit: 100 } });
    deals = tellDeals(tenant);
  });
  const a = () => tenant.partnerA.owner.ctx;
  const b = () => tenant.partnerB.owner.ctx;
  const lines = (...products: (keyof TestTenant['products'])[]) =>
    products.map((product) => ({ productId: tenant.products[product], quantity: 1 }));
  const submit = async (by: ServiceContext, ...products: (keyof TestTenant['products'])[]) =>
    (await deals.submit(by, smallTerms(tenant, 0, { lines: lines(...products) }))).id;
  const status = async (id: string) => (await deals.get(tenant.admin, id)).status;
  const withdraw = (id: string) => deals.act(operations.withdraw, withdrawDealRegistration, tenant.admin, id, {});
  const held = () =>
    tenant.inTenant((tx) => tx.select({ dealId: slots.dealId, productId: slots.productId }).from(slots));
  /** Approved by everybody who is asked, or by the rule; waits where it must. */
  async function approve(id: string) {
    if ((await status(id)) === 'submitted') await deals.at((await deals.get(tenant.admin, id)).dueAt ?? '');
    for (let steps = 0; steps < 3 && (await status(id)) === 'in_review'; steps += 1) {
      const task = await deals.taskOf(tenant.admin, id);
      await deals.decide(task.step === 'sales_owner' ? tenant.salesOwner : tenant.pm, id, {
        outcome: 'approve',
        acceptWaiting: true,
      });
    }
    return id;
  }
  /** The first of a customer: nothing is known of it yet, so that a rule approves it. */
  async function first(by: ServiceContext, ...products: (keyof TestTenant['products'])[]) {
    const id = await approve(await submit(by, ...products));
    expect(await status(id)).toBe('approved');
    return id;
  }
  async function waiting(by: ServiceContext, ...products: (keyof TestTenant['products'])[]) {
    tenant.clock.advance({ minutes: 1 });
    const id = await approve(await submit(by, ...products));
    expect(await status(id)).toBe('waitlisted');
    return id;
  }

  it('goes to one of fifty last approvals at the same moment; the others are told `slot_taken` and may decide again', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 51; index += 1) ids.push(await submit(index % 2 === 0 ? a() : b(), 'gtxPro'));
    const [clean, ...rivals] = ids;
    await withdraw(clean ?? '');
    const open = async () =>
      (await call(taskOperations.list, listTask, tenant.admin, { query: { scope: 'all', limit: 200 } })).items;
    const decide = (by: ServiceContext, { id }: { id: string }) =>
      call(taskOperations.decide, decideTask, deals.acting(by), {
        params: { id },
        ifMatch: 1,
        body: { outcome: 'approve' },
      });
    for (const task of await open()) await decide(tenant.pm, task);
    const last = await open();
    const outcomes = await Promise.allSettled(last.map((task) => decide(tenant.salesOwner, task)));
    expect(outcomes).toHaveLength(50);
    expect(outcomes.filter(({ status: outcome }) => outcome === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'slot_taken' });
    expect(await held()).toHaveLength(1);
    const rows = await tenant.inTenant((tx) => tx.select().from(decisions).where(eq(decisions.step, 'sales_owner')));
    expect(rows, 'a refused decision is none').toHaveLength(1);

    const [winner] = await held();
    const loser = rivals.find((id) => id !== winner?.dealId) ?? '';
    expect(await deals.taskOf(tenant.salesOwner, loser)).toMatchObject({ canDecide: true, approvalGives: 'wait' });
    await deals.decide(tenant.salesOwner, loser, { outcome: 'approve', acceptWaiting: true });
    expect(await status(loser)).toBe('waitlisted');
  }, 180_000);

  it('is taken for all products of a registration or for none', async () => {
    await first(a(), 'gtxPro');
    const both = await waiting(b(), 'gtxPro', 'gtk500');
    expect((await held()).map(({ dealId }) => dealId)).not.toContain(both);
    const other = await approve(await submit(a(), 'gtk500'));
    expect(await status(other), 'what waits holds nothing').toBe('approved');
  });

  it('goes to the next in line by when it was received, one for each release', async () => {
    const holder = await first(a(), 'gtxPro');
    const early = await submit(b(), 'gtxPro');
    tenant.clock.advance({ minutes: 1 });
    const late = await submit(a(), 'gtxPro');
    await approve(late);
    await approve(early);
    await withdraw(holder);
    expect([await status(early), await status(late)]).toEqual(['offered', 'waitlisted']);
    expect((await held()).map(({ dealId }) => dealId)).toEqual([early]);

    await deals.act(operations['decline-offer'], declineOfferDealRegistration, b(), early);
    expect([await status(early), await status(late)]).toEqual(['withdrawn', 'offered']);
  });

  it('is offered on when an offer is not answered in time', async () => {
    const holder = await first(a(), 'gtxPro');
    const second = await waiting(b(), 'gtxPro');
    const third = await waiting(a(), 'gtxPro');
    await withdraw(holder);
    const { dueAt } = await deals.get(b(), second);
    const acceptBy = Date.parse(dueAt ?? '');
    await deals.at(new Date(acceptBy - 1).toISOString());
    expect([await status(second), await status(third)]).toEqual(['offered', 'waitlisted']);
    await deals.at(new Date(acceptBy).toISOString());
    expect([await status(second), await status(third)]).toEqual(['expired', 'offered']);
  });

  it('of two released at once goes to two who wait, one each', async () => {
    const one = await first(a(), 'gtxPro');
    const two = await approve(await submit(a(), 'gtk500'));
    const [pro, gtk] = [await waiting(b(), 'gtxPro'), await waiting(b(), 'gtk500')];
    await Promise.all([withdraw(one), withdraw(two)]);
    expect([await status(pro), await status(gtk)]).toEqual(['offered', 'offered']);
  });

  it('of two released at once goes to the one who waits for both', async () => {
    const one = await first(a(), 'gtxPro');
    const two = await approve(await submit(a(), 'gtk500'));
    const both = await waiting(b(), 'gtxPro', 'gtk500');
    await Promise.all([withdraw(one), withdraw(two)]);
    expect(await status(both)).toBe('offered');
    expect((await held()).map(({ dealId }) => dealId)).toEqual([both, both]);
  });

  describe('of a sale that was won', () => {
    const win = { wonOn: '2026-04-02', orderNumber: 'PO-1', amount: { amount: '9000.00', currency: 'EUR' } };
    async function won(id: string) {
      await deals.act(operations['report-win'], reportWinDealRegistration, a(), id, win);
      await deals.decide(tenant.salesOwner, id, { outcome: 'approve' });
      expect(await status(id)).toBe('won');
    }
    const events = async (by: ServiceContext, id: string) => {
      const { caseId } = await deals.get(by, id);
      const page = await call(caseOperations.timeline, timelineCase, by, {
        params: { id: caseId ?? '' },
        query: { limit: 50 },
      });
      return page.items.map(({ kind }) => kind);
    };

    it('stays with the winner, and whoever waits is refused as a duplicate without being told of whom', async () => {
      const winner = await first(a(), 'gtxPro', 'gtk500');
      const behind = await waiting(b(), 'gtk500');
      const elsewhere = await first(b(), 'gtxBasic');
      const behindElsewhere = await waiting(a(), 'gtxBasic');
      await won(winner);
      expect(await status(behind)).toBe('rejected');
      expect(await deals.get(b(), behind)).toMatchObject({ rejection: { reason: 'duplicate', text: '' } });
      expect(await events(b(), behind)).not.toContain('refused_behind_win');
      expect(await events(tenant.pm, behind)).toContain('refused_behind_win');
      expect([await status(elsewhere), await status(behindElsewhere)]).toEqual(['approved', 'waitlisted']);
      expect((await held()).filter(({ dealId }) => dealId === winner)).toHaveLength(2);
    });

    it('has no line behind it: who would wait is refused as a duplicate too', async () => {
      await won(await first(a(), 'gtxPro'));
      const late = await approve(await submit(b(), 'gtxPro'));
      expect(await status(late)).toBe('rejected');
    });

    it('is free for others after its last day, and not before', async () => {
      const winner = await first(a(), 'gtxPro');
      await won(winner);
      expect((await deals.get(a(), winner)).protectedUntil).toBe('2026-07-06');
      const sweep = () => tenant.inTenant((tx) => releaseLapsed(tx, { tenantId: tenant.id, now: tenant.clock.now }));
      tenant.clock.set('2026-07-06T21:59:59Z');
      await sweep();
      expect(await held()).toHaveLength(1);
      tenant.clock.set('2026-07-06T22:00:00Z');
      const next = await approve(await submit(b(), 'gtxPro'));
      expect(await status(next)).toBe('approved');
      expect((await held()).map(({ dealId }) => dealId)).toEqual([next]);
      await sweep();
      expect(await held()).toHaveLength(1);
    });
  });

  it('is not given to somebody who has left the line, nor kept by somebody promoted who leaves it', async () => {
    const holder = await first(a(), 'gtxPro');
    const gone = await waiting(b(), 'gtxPro');
    const next = await waiting(a(), 'gtxPro');
    await withdraw(gone);
    await withdraw(holder);
    expect(await status(next)).toBe('offered');
    const last = await waiting(b(), 'gtxPro');
    await withdraw(next);
    expect(await status(last)).toBe('offered');
  });

  it('cannot be held twice even where nobody asks first: the database refuses it', async () => {
    const holder = await first(a(), 'gtxPro');
    const rival = await submit(b(), 'gtxPro');
    const [deal] = await tenant.inTenant((tx) =>
      tx
        .select()
        .from(dealRegistrations)
        .where(and(eq(dealRegistrations.tenantId, tenant.id), eq(dealRegistrations.id, holder))),
    );
    const values = {
      tenantId: tenant.id,
      customerId: deal?.customerId ?? '',
      productId: tenant.products.gtxPro,
      country: 'DE',
      dealId: rival,
      takenAt: 0,
    };
    await expect(tenant.inTenant((tx) => tx.insert(slots).values(values))).rejects.toMatchObject({
      cause: { code: '23505' },
    });
    const grabs = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        tenant.inTenant((tx) => tx.insert(slots).values({ ...values, productId: tenant.products.mgSpecial })),
      ),
    );
    expect(grabs.filter(({ status: outcome }) => outcome === 'fulfilled')).toHaveLength(1);
  });

  it('can be taken again by whoever holds it, and is one customer’s, product’s and country’s alone', async () => {
    const holder = await first(a(), 'gtxPro');
    expect(await tenant.inTenant((tx) => takeSlots(tenant.system, tx, holder))).toBe(true);
    expect(await held()).toHaveLength(1);
    const abroad = await deals.submit(b(), smallTerms(tenant, 0, { customerCountry: 'AT', lines: lines('gtxPro') }));
    await approve(abroad.id);
    expect(await status(abroad.id)).toBe('approved');
  });
});
