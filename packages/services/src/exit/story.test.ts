import { exitOperations } from '@countersign/contracts/exit/operations';
import { linkOperations } from '@countersign/contracts/link/operations';
import type { BodyInputOf } from '@countersign/contracts/operation/operation';
import { partnerOperations } from '@countersign/contracts/partner/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { trackingOperations } from '@countersign/contracts/tracking/operations';
import { eq } from '@countersign/db/query';
import { linkRoutes } from '@countersign/db/schema/link';
import { sagas } from '@countersign/db/schema/saga';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkBooks } from '../books/check.ts';
import type { ServiceContext } from '../context.ts';
import { placeHolds } from '../hold/place-holds.ts';
import { createLink } from '../link/create.ts';
import { updatePartner } from '../partner/update.ts';
import { doStep } from '../saga/do-step.ts';
import { nextTurn } from '../saga/next-turn.ts';
import { takeTurn } from '../saga/run-here.ts';
import { decideTask } from '../task/decide.ts';
import { listTask } from '../task/list.ts';
import { call } from '../testing/call.ts';
import { tellDeals } from '../testing/deal-story.ts';
import { smallTerms } from '../testing/deal-terms.ts';
import { createPayingTenant, insertPaymentMethod, type PayingTenant } from '../testing/paying-tenant.ts';
import { readMail } from '../testing/read-mail.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { updateTracking } from '../tracking/update.ts';
import { appealExit } from './appeal.ts';
import { askForExit } from './ask.ts';
import { findBar } from './barred-identities.ts';
import { cancelExit } from './cancel.ts';
import { getExit } from './get.ts';
import { listOwnExits } from './mine.ts';
import { previewExit } from './preview.ts';
import { reviseExit } from './revise.ts';
import { scanExits } from './scan.ts';
import { startExit } from './start.ts';

const database = useTestDatabase();

type Start = BodyInputOf<typeof exitOperations.start>;

async function arrange() {
  const paying = await createPayingTenant(database(), { holdDays: 20 });
  const { tenant } = paying;
  const story = tellDeals(tenant);
  const { acting, runner } = story;
  const [honoured, handedOn, released] = [
    await story.approvedByRule(tenant.partnerA.owner.ctx, smallTerms(tenant, 0)),
    await story.approvedByRule(tenant.partnerA.owner.ctx, smallTerms(tenant, 1)),
    await story.approvedByRule(tenant.partnerA.owner.ctx, smallTerms(tenant, 2)),
  ];
  const waiting = await story.submit(tenant.partnerB.owner.ctx, smallTerms(tenant, 2));
  for (const by of [tenant.pm, tenant.salesOwner])
    await story.decide(by, waiting.id, { outcome: 'approve', acceptWaiting: true });
  // Sold on 3 April and held to the 23rd: available; on 28 April: pending.
  await paying.sell([
    { externalId: 'A', at: '2026-04-03T09:00:00Z', net: 100_000n },
    { externalId: 'B', at: '2026-04-28T09:00:00Z', net: 50_000n },
  ]);
  const { revision } = { revision: 0 };
  await call(trackingOperations.update, updateTracking, tenant.admin, {
    params: { id: tenant.programId },
    ifMatch: revision,
    body: {
      hosts: ['shop.example'],
      defaultTarget: 'https://shop.example/',
      cookieDays: 30,
      cookieMode: 'always',
      customerMask: 'masked',
    },
  });
  const link = await call(linkOperations.create, createLink, acting(tenant.partnerA.owner.ctx), {
    body: { enrollmentId: tenant.partnerA.enrollmentId, name: 'Spring', target: 'https://shop.example/spring' },
  });
  const ask = (more: Partial<Start> = {}): Start => ({
    enrollmentId: tenant.partnerA.enrollmentId,
    reason: 'inactivity',
    noticeDays: 30,
    clawbackDays: 60,
    note: 'No sale since spring, said Paul.',
    partnerText: 'We end memberships that have been quiet for a long time.',
    choices: {
      deals: 'honour',
      transferTo: tenant.partnerB.enrollmentId,
      exceptions: [
        { dealId: handedOn.id, disposition: 'transfer' },
        { dealId: released.id, disposition: 'release' },
      ],
      links: 'program_page',
    },
    ...more,
  });
  const start = (by: ServiceContext, more: Partial<Start> = {}) =>
    call(exitOperations.start, startExit, acting(by), { body: ask(more) }).then(async (exit) => {
      await runner.drain(tenant.system);
      return exit;
    });
  const get = (id: string) => call(exitOperations.get, getExit, tenant.admin, { params: { id } });
  const mine = async () => (await call(exitOperations.mine, listOwnExits, tenant.partnerA.owner.ctx, {})).items.at(0);
  const decide = async (
    by: ServiceContext,
    process: 'exit' | 'exit-appeal',
    outcome: 'approve' | 'reject' = 'approve',
  ) => {
    const page = await call(taskOperations.list, listTask, by, { query: { scope: 'all', limit: 200 } });
    const task = page.items.find((item) => item.process === process);
    if (!task) throw new Error(`nothing of ${process} is open`);
    const why = outcome === 'reject' ? { reason: 'other' as const, text: 'It stands.' } : { text: 'Agreed.' };
    const result = await call(taskOperations.decide, decideTask, acting(by), {
      params: { id: task.id },
      body: { outcome, ...why },
      ifMatch: task.revision,
    });
    await runner.drain(tenant.system);
    return result;
  };
  const enrollment = async () => {
    const [row] = await tenant.inTenant((tx) =>
      tx.select().from(enrollments).where(eq(enrollments.id, tenant.partnerA.enrollmentId)),
    );
    return row;
  };
  const route = async () => {
    const [row] = await tenant.inTenant((tx) => tx.select().from(linkRoutes).where(eq(linkRoutes.linkId, link.id)));
    return row && { target: row.target, isLive: row.isLive };
  };
  const end = async (exitId: string) => {
    const { endsAt } = await get(exitId);
    if (endsAt === null) throw new Error('no end was agreed');
    tenant.clock.set(endsAt);
    await scanExits(tenant.system);
    await runner.drain(tenant.system);
    await carryOut();
  };
  /** As the workflow would: until it ends or waits for somebody, with the deals' cases moving in between. */
  const carryOut = async () => {
    const [saga] = await tenant.inTenant((tx) => tx.select({ id: sagas.id }).from(sagas).where(eq(sagas.kind, 'exit')));
    if (!saga) throw new Error('nothing is carried out');
    let next = await nextTurn(tenant.system, saga.id);
    while (next.kind === 'do' || next.kind === 'undo') {
      next = await takeTurn(tenant.system, saga.id, next);
      await runner.drain(tenant.system);
    }
    return saga.id;
  };
  const books = () => checkBooks(database().admin.db, { movements: null, tenants: [tenant.system] });
  const deal = (id: string) => story.get(tenant.admin, id);
  const people = { paying, tenant, story, acting, runner };
  const deals = { honoured, handedOn, released, waiting, deal };
  return { ...people, ...deals, ask, start, get, mine, decide, enrollment, route, end, carryOut, books };
}

describe('the end of a membership', () => {
  let it_: Awaited<ReturnType<typeof arrange>>;
  let paying: PayingTenant;
  beforeEach(async () => {
    it_ = await arrange();
    ({ paying } = it_);
  });

  it('is previewed, decided on as previewed and by others, announced, and undone in reverse within its notice', async () => {
    const { tenant, acting, runner, get, decide } = it_;
    const preview = await call(exitOperations.preview, previewExit, tenant.pm, { body: it_.ask() });
    expect(preview.deals.map(({ dealId, disposition }) => [dealId, disposition])).toEqual([
      [it_.honoured.id, 'honour'],
      [it_.handedOn.id, 'transfer'],
      [it_.released.id, 'release'],
    ]);
    expect(preview).toMatchObject({
      money: { pending: { amount: '100.00' }, available: { amount: '200.00' }, disposition: 'pay_out' },
      links: { live: 1, disposition: 'program_page' },
      access: { otherMemberships: 0, disposition: 'read_only' },
    });
    await expect(it_.start(tenant.pm, { noticeDays: 3 })).rejects.toMatchObject({ code: 'invalid_input' });
    const exit = await it_.start(tenant.pm);
    expect(exit).toMatchObject({ status: 'in_review', isCurrent: true });
    await expect(it_.start(tenant.pm)).rejects.toMatchObject({ code: 'conflict' });
    expect(await it_.mine()).toBeUndefined();

    const late = await it_.story.submit(tenant.partnerA.owner.ctx, smallTerms(tenant, 3));
    expect(await get(exit.id)).toMatchObject({ isCurrent: false });
    await expect(decide(tenant.director, 'exit')).rejects.toMatchObject({ code: 'stale_revision' });
    const { choices } = it_.ask();
    await call(exitOperations.revise, reviseExit, acting(tenant.pm), {
      params: { id: exit.id },
      ifMatch: 1,
      body: { noticeDays: 30, clawbackDays: 60, choices },
    });
    await runner.drain(tenant.system);
    const revised = await get(exit.id);
    expect(revised).toMatchObject({ revision: 2, isCurrent: true });
    expect(revised.preview.deals.map(({ dealId }) => dealId)).toContain(late.id);
    await expect(decide(tenant.pm, 'exit')).rejects.toThrow();
    await decide(tenant.director, 'exit');

    expect(await get(exit.id)).toMatchObject({ status: 'notice', endsAt: '2026-06-04T21:59:59.000Z' });
    expect(await it_.enrollment()).toMatchObject({ status: 'ending' });
    const mail = await readMail(database(), { to: tenant.partnerA.owner.email, kind: 'exit_notice' });
    expect(mail).toContain('quiet for a long time');
    expect(mail).not.toContain('said Paul');
    await expect(
      call(linkOperations.create, createLink, acting(tenant.partnerA.owner.ctx), {
        body: { enrollmentId: tenant.partnerA.enrollmentId, name: 'Late', target: 'https://shop.example/late' },
      }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await it_.mine()).toMatchObject({ status: 'notice', canAppeal: true });
    expect(JSON.stringify(await it_.mine())).not.toMatch(/inactivity|said Paul/);

    const cancelled = await call(exitOperations.cancel, cancelExit, acting(tenant.director), {
      params: { id: exit.id },
      body: { note: 'They have sold again.' },
    });
    expect(cancelled.effects[0]).toMatchObject({ key: 'announce', state: 'undone' });
    expect(cancelled.status).toBe('cancelled');
    expect(await it_.enrollment()).toMatchObject({ status: 'active' });
    tenant.clock.set('2026-07-01T06:00:00Z');
    expect(await scanExits(tenant.system)).toEqual({ begun: 0, reminded: 0 });
  });

  it('hands deals on, frees and honours them, closes links, and pays what is left once claims are over', async () => {
    const { tenant, get, decide, deal } = it_;
    await insertPaymentMethod(tenant);
    const exit = await it_.start(tenant.pm);
    await decide(tenant.director, 'exit');
    tenant.clock.set('2026-05-30T06:00:00Z');
    expect(await scanExits(tenant.system)).toEqual({ begun: 0, reminded: 1 });
    expect(await scanExits(tenant.system)).toEqual({ begun: 0, reminded: 0 });
    await it_.end(exit.id);

    const ended = await get(exit.id);
    expect(ended.effects.every(({ state }) => state === 'done')).toBe(true);
    expect(ended).toMatchObject({
      status: 'ended',
      account: { isBlocked: false, lastPayoutFrom: '2026-08-03T21:59:59.000Z' },
    });
    expect([(await deal(it_.honoured.id)).status, (await deal(it_.released.id)).status]).toEqual([
      'approved',
      'withdrawn',
    ]);
    expect(await deal(it_.handedOn.id)).toMatchObject({ status: 'approved', partner: { id: tenant.partnerB.id } });
    expect((await deal(it_.waiting.id)).status).toBe('offered');
    expect(await it_.route()).toEqual({ target: 'https://shop.example/', isLive: 0 });
    expect(await it_.enrollment()).toMatchObject({ status: 'ended' });
    const [partner] = await tenant.inTenant((tx) =>
      tx.select().from(partners).where(eq(partners.id, tenant.partnerA.id)),
    );
    expect(partner?.status).toBe('ended');
    expect(await it_.books()).toEqual([]);
    await it_.carryOut();
    await scanExits(tenant.system);
    expect((await get(exit.id)).effects).toEqual(ended.effects);

    await paying.sell([]);
    const early = await paying.money.createRun(paying.operator, '2026-06-05');
    expect(early).toMatchObject({ payoutCount: 0, heldCount: 1 });
    await paying.money.cancelRun(paying.operator, early);
    tenant.clock.set('2026-08-04T06:00:00Z');
    await paying.sell([]);
    const last = await paying.money.createRun(paying.operator, '2026-08-05');
    expect(last).toMatchObject({ payoutCount: 1, heldCount: 0, total: { amount: '300.00' } });
    expect(await it_.books()).toEqual([]);
  });

  it('pays nothing of a true match, tells the partner nothing of it, and refuses it when it comes back', async () => {
    const { tenant, decide } = it_;
    const compliance = (await tenant.addMember({ name: 'Cora', roles: ['compliance_analyst'] })).ctx;
    await insertPaymentMethod(tenant);
    await tenant.inTenant((tx) =>
      tx
        .update(partners)
        .set({ registrationNumber: 'HRB 12345', country: 'DE' })
        .where(eq(partners.id, tenant.partnerA.id)),
    );
    await tenant.inTenant((tx) =>
      placeHolds(tenant.system, tx, {
        partnerId: tenant.partnerA.id,
        held: ['payouts'],
        reason: 'true_match',
        sourceId: tenant.partnerA.id,
      }),
    );
    const exit = await it_.start(tenant.pm, { reason: 'true_match', noticeDays: 0, clawbackDays: 0 });
    await decide(compliance, 'exit');
    await decide(tenant.director, 'exit');
    await it_.carryOut();
    expect(await it_.get(exit.id)).toMatchObject({
      status: 'ended',
      account: { isBlocked: true, lastPayoutFrom: null },
    });
    const stands = await tenant.inTenant((tx) => tx.select().from(partners).where(eq(partners.id, tenant.partnerA.id)));
    await expect(
      call(partnerOperations.update, updatePartner, tenant.pm, {
        params: { id: tenant.partnerA.id },
        body: { status: 'active' },
        ifMatch: stands[0]?.revision ?? 0,
      }),
    ).rejects.toMatchObject({ code: 'action_not_available' });
    tenant.clock.set('2027-06-01T06:00:00Z');
    await paying.sell([]);
    expect(await paying.money.createRun(paying.operator, '2027-06-05')).toMatchObject({ payoutCount: 0, heldCount: 1 });
    const told = JSON.stringify(await it_.mine());
    expect(told).not.toMatch(/true_match|match|block/i);
    const bar = (registrationNumber: string, email: string) =>
      tenant.inTenant((tx) =>
        findBar(tenant.system, tx, {
          country: 'DE',
          registrationNumbers: [registrationNumber],
          vatNumbers: [],
          websites: [],
          emails: [email],
        }),
      );
    expect(await bar('hrb12345', 'new@elsewhere.example')).toMatchObject({ exitId: exit.id });
    expect(await bar('HRB 1', tenant.partnerA.owner.email)).toMatchObject({ exitId: exit.id });
    expect(await bar('HRB 1', 'new@elsewhere.example')).toBeNull();
    expect(await it_.books()).toEqual([]);
  });

  it('is appealed against before other people, and undone as far as it can be when they agree', async () => {
    const { tenant, acting, decide } = it_;
    const exit = await it_.start(tenant.pm, { noticeDays: 30 });
    await decide(tenant.director, 'exit');
    const own = await call(exitOperations.appeal, appealExit, acting(tenant.partnerA.owner.ctx), {
      params: { id: exit.id },
      body: { text: 'We sold last week.' },
    });
    expect(own).toMatchObject({ canAppeal: false, appeal: { status: 'in_review' } });
    await it_.runner.drain(tenant.system);
    await it_.end(exit.id);
    await expect(decide(tenant.director, 'exit-appeal')).rejects.toThrow();
    await decide(tenant.admin, 'exit-appeal');
    await it_.carryOut();
    expect(await it_.get(exit.id)).toMatchObject({ status: 'cancelled', account: null, appeal: { status: 'upheld' } });
    expect(await it_.enrollment()).toMatchObject({ status: 'active', settlesAt: null });
    expect(await it_.route()).toEqual({ target: 'https://shop.example/spring', isLive: 1 });
    expect((await it_.deal(it_.released.id)).status).toBe('withdrawn');
    expect(await it_.books()).toEqual([]);
  });

  it('carries each effect out once, wherever it is cut off, and waits for a deal that does not move', async () => {
    const { tenant, decide } = it_;
    const exit = await it_.start(tenant.pm);
    await decide(tenant.director, 'exit');
    const { endsAt } = await it_.get(exit.id);
    tenant.clock.set(endsAt ?? '');
    await scanExits(tenant.system);
    const [saga] = await tenant.inTenant((tx) => tx.select({ id: sagas.id }).from(sagas));
    const step = (key: string) => doStep(tenant.system, { sagaId: saga?.id ?? '', step: key });
    for (const key of ['end_membership', 'close_links', 'close_access', 'bar_re_entry', 'settle_deals']) {
      await Promise.all([step(key), step(key)]);
      await step(key);
    }
    await step('deals_settled');
    expect(await it_.get(exit.id)).toMatchObject({ status: 'ending' });
    const done = (await it_.get(exit.id)).effects.filter(({ state }) => state === 'done').map(({ key }) => key);
    expect(done).toEqual(['announce', 'end_membership', 'close_links', 'close_access', 'bar_re_entry', 'settle_deals']);
    await it_.runner.drain(tenant.system);
    await it_.carryOut();
    expect(await it_.get(exit.id)).toMatchObject({ status: 'ended' });
  });

  it('is asked for by the partner itself, who reads where it is', async () => {
    const { tenant, acting, decide } = it_;
    const owner = tenant.partnerA.owner.ctx;
    const own = await call(exitOperations.ask, askForExit, acting(owner), {
      body: { enrollmentId: tenant.partnerA.enrollmentId, text: 'We close our shop.' },
    });
    expect(own).toMatchObject({ status: 'asked', isOwnWish: true, text: 'We close our shop.' });
    await it_.runner.drain(tenant.system);
    await expect(
      call(exitOperations.ask, askForExit, acting(owner), {
        body: { enrollmentId: tenant.partnerB.enrollmentId, text: 'Not ours.' },
      }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await decide(tenant.director, 'exit');
    expect(await it_.mine()).toMatchObject({ status: 'notice', canAppeal: false });
  });
});
