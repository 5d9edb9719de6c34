import { dealRegistrationOperations as operations } from '@countersign/contracts/deal-registration/operations';
import { and, asc, eq } from '@countersign/db/query';
import { caseEvents, decisions, messages } from '@countersign/db/schema/case';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { beforeEach, describe, expect, it } from 'vitest';
import { tellDeals } from '../testing/deal-story.ts';
import { largeTerms, smallTerms } from '../testing/deal-terms.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { extendDealRegistration } from './extend.ts';
import { reportWinDealRegistration } from './report-win.ts';

const database = useTestDatabase();

let tenant: TestTenant;
let deals: ReturnType<typeof tellDeals>;
async function arrange(options: Parameters<typeof createTestTenant>[1] = {}) {
  tenant = await createTestTenant(database(), options);
  deals = tellDeals(tenant);
}
const owner = () => tenant.partnerA.owner.ctx;
const status = async (id: string) => (await deals.get(tenant.admin, id)).status;
/** Mails of a kind: to whom and when. */
async function mails(kind: string) {
  const rows = await tenant.inTenant((tx) =>
    tx.select().from(messages).where(eq(messages.kind, kind)).orderBy(asc(messages.createdAt)),
  );
  return rows.map(
    ({ recipientName, createdAt }) => `${recipientName} ${new Date(createdAt).toISOString().slice(0, 16)}`,
  );
}
async function events(kind: 'reminded' | 'breached' | 'escalated') {
  const rows = await tenant.inTenant((tx) => tx.select().from(caseEvents).where(eq(caseEvents.kind, kind)));
  return rows.map(({ at }) => new Date(at).toISOString());
}

describe('a rule', () => {
  beforeEach(() => arrange());

  it('approves what is clean and small after four business hours, over Easter, and its decision is kept', async () => {
    const deal = await deals.submit(owner(), smallTerms(tenant));
    // Thursday 16:00 to 17:00, then Tuesday from 09:00.
    await deals.at('2026-04-07T09:59:59Z');
    expect(await status(deal.id)).toBe('submitted');
    await deals.at('2026-04-07T10:00:00Z');
    expect(await status(deal.id)).toBe('approved');
    const [decision] = await tenant.inTenant((tx) => tx.select().from(decisions));
    expect(decision).toMatchObject({
      source: 'rule',
      step: 'clean and small',
      outcome: 'approve',
      personId: null,
      taskId: null,
      actorName: 'clean and small',
    });
  });

  it('is not asked about a large sale, an unknown contact or a special discount', async () => {
    for (const [index, terms] of [
      largeTerms(tenant, 0),
      smallTerms(tenant, 1, { contacts: [] }),
      smallTerms(tenant, 2, { discountAsked: { kind: 'percent', bp: 1501 } }),
    ].entries()) {
      const deal = await deals.submit(owner(), terms);
      expect(await status(deal.id), String(index)).toBe('in_review');
    }
    expect(
      await status(
        (await deals.submit(owner(), smallTerms(tenant, 3, { discountAsked: { kind: 'percent', bp: 1500 } }))).id,
      ),
    ).toBe('submitted');
  });

  it.each([
    [0.0999, 'in_review'],
    [0.1, 'submitted'],
  ])('leaves a random tenth to a person, and the partner is told the same (%d: %s)', async (random, expected) => {
    await arrange({ random });
    const deal = await deals.submit(owner(), smallTerms(tenant));
    expect(await status(deal.id)).toBe(expected);
    expect(deal).toMatchObject({ status: 'in_review', dueAt: '2026-04-08T14:00:00.000Z', heldBy: 'Halden Systems' });
  });

  it('does not take over what a person has asked to be changed', async () => {
    await arrange({ random: 0 });
    const deal = await deals.submit(owner(), smallTerms(tenant));
    await deals.decide(tenant.pm, deal.id, { outcome: 'request_changes', fields: ['closeMonth'], text: 'When?' });
    Object.assign(tenant.system, { random: () => 0.9 });
    await deals.answer(owner(), deal.id, { closeMonth: '2026-11' });
    expect(await status(deal.id)).toBe('in_review');
  });
});

describe('a review', () => {
  beforeEach(() => arrange());

  it('reminds a day before, asks colleagues when it is due and the director at twice the time', async () => {
    const second = await tenant.addMember({ name: 'Second Manager', roles: ['partner_manager'] });
    const deal = await deals.submit(owner(), largeTerms(tenant));
    await deals.at('2026-04-07T14:00:00Z');
    expect(await mails('reminder')).toEqual(['pm 2026-04-07T14:00']);
    expect(await deals.taskOf(second.ctx, deal.id)).toMatchObject({ canDecide: false, isEscalated: false });

    await deals.at('2026-04-08T14:00:00Z');
    expect(await mails('escalated')).toEqual(['Second Manager 2026-04-08T14:00']);
    expect(await deals.taskOf(second.ctx, deal.id)).toMatchObject({
      canDecide: true,
      isEscalated: true,
      whyMe: [{ kind: 'escalation' }],
    });

    await deals.at('2026-04-10T14:00:00Z');
    expect(await mails('escalated')).toEqual(['Second Manager 2026-04-08T14:00', 'director 2026-04-10T14:00']);
    await deals.decide(tenant.director, deal.id, { outcome: 'approve' });
    expect(await deals.taskOf(tenant.director, deal.id), 'the next step needs somebody else').toMatchObject({
      step: 'channel_director',
      status: 'blocked',
      canDecide: false,
    });
    expect([await events('reminded'), await events('breached'), await events('escalated')]).toEqual([
      ['2026-04-07T14:00:00.000Z'],
      ['2026-04-08T14:00:00.000Z'],
      ['2026-04-10T14:00:00.000Z'],
    ]);
  });

  it('stands still while the partner has the ball, and is withdrawn when nothing comes in ten business days', async () => {
    const deal = await deals.submit(owner(), largeTerms(tenant));
    await deals.decide(tenant.pm, deal.id, { outcome: 'request_changes', fields: ['closeMonth'], text: 'When?' });
    await deals.at('2026-04-20T13:59:59Z');
    expect(await status(deal.id)).toBe('changes_requested');
    expect(await events('breached')).toEqual([]);
    await deals.at('2026-04-20T14:00:00Z');
    expect(await deals.get(owner(), deal.id)).toMatchObject({ status: 'withdrawn', changes: null });
    expect(await mails('withdrawn')).toHaveLength(1);
  });

  it('that was overdue already is overdue again when the partner has answered', async () => {
    const deal = await deals.submit(owner(), largeTerms(tenant));
    await deals.at('2026-04-09T08:00:00Z');
    await deals.decide(tenant.pm, deal.id, { outcome: 'request_changes', fields: ['closeMonth'], text: 'When?' });
    await deals.at('2026-04-10T08:00:00Z');
    await deals.answer(owner(), deal.id, { closeMonth: '2026-11' });
    expect(await deals.taskOf(tenant.pm, deal.id)).toMatchObject({ dueAt: '2026-04-10T08:00:00.000Z' });
    await deals.at('2026-04-10T08:00:01Z');
    expect(await events('breached')).toHaveLength(2);
  });

  it.each([
    ['2026-04-09T14:00:00Z', 'keeps its place when it is answered within three business days', true],
    ['2026-04-09T14:00:01Z', 'loses its place when it is answered later', false],
  ])('answered %s %s', async (time, _says, keeps) => {
    const deal = await deals.submit(owner(), largeTerms(tenant));
    await deals.decide(tenant.pm, deal.id, { outcome: 'request_changes', fields: ['closeMonth'], text: 'When?' });
    await deals.at(time);
    await deals.answer(owner(), deal.id, { closeMonth: '2026-11' });
    const [row] = await tenant.inTenant((tx) =>
      tx
        .select()
        .from(dealRegistrations)
        .where(and(eq(dealRegistrations.tenantId, tenant.id), eq(dealRegistrations.id, deal.id))),
    );
    expect(row?.receivedAt).toBe(Date.parse(keeps ? '2026-04-02T14:00:00Z' : time));
    expect(row?.submittedAt).toBe(Date.parse('2026-04-02T14:00:00Z'));
  });
});

describe('a protection', () => {
  beforeEach(() => arrange());

  it('reminds 30, 14 and 7 days before its last day and ends with that day in the program’s zone', async () => {
    const deal = await deals.approvedByRule(owner(), smallTerms(tenant));
    expect(deal.protectedUntil, '2026-04-07 and 90 days').toBe('2026-07-06');
    await deals.at('2026-07-06T21:59:58Z');
    expect(await status(deal.id)).toBe('approved');
    expect(
      [await mails('expiring_30'), await mails('expiring_14'), await mails('expiring_7')].map((sent) =>
        sent.map((mail) => mail.slice(-16, -6)),
      ),
    ).toEqual([['2026-06-06'], ['2026-06-22'], ['2026-06-29']]);
    await deals.at('2026-07-06T22:00:00Z');
    expect(await status(deal.id)).toBe('expired');
    expect(await mails('expired')).toHaveLength(1);
  });

  it('is extended once by self-service with a further stage; then the partner’s manager decides, who may refuse', async () => {
    const deal = await deals.approvedByRule(owner(), smallTerms(tenant));
    const extend = (stage: 'qualified' | 'technical_validation') =>
      deals.act(operations.extend, extendDealRegistration, owner(), deal.id, { stage });
    await expect(extend('qualified')).rejects.toMatchObject({ code: 'stage_not_moved' });
    await extend('technical_validation');
    expect(await deals.get(owner(), deal.id)).toMatchObject({ protectedUntil: '2026-08-05', extensionsUsed: 1 });

    await extend('technical_validation');
    expect(await deals.get(owner(), deal.id)).toMatchObject({
      status: 'approved',
      protectedUntil: '2026-08-05',
      dueAt: '2026-04-09T10:00:00.000Z',
    });
    await deals.decide(tenant.pm, deal.id, { outcome: 'reject', reason: 'other', text: 'Sell it first.' });
    expect(await deals.get(owner(), deal.id)).toMatchObject({
      status: 'approved',
      protectedUntil: '2026-08-05',
      extensionsUsed: 1,
      dueAt: null,
    });

    await extend('technical_validation');
    await deals.decide(tenant.pm, deal.id, { outcome: 'approve' });
    expect(await deals.get(owner(), deal.id)).toMatchObject({ protectedUntil: '2026-09-04', extensionsUsed: 2 });
    await deals.at('2026-09-04T22:00:00Z');
    expect(await status(deal.id)).toBe('expired');
  });

  it('is asked of the partner’s manager the first time too where no further stage is left', async () => {
    const deal = await deals.approvedByRule(owner(), smallTerms(tenant, 0, { stage: 'committed' }));
    await deals.act(operations.extend, extendDealRegistration, owner(), deal.id, { stage: 'committed' });
    expect(await deals.get(owner(), deal.id)).toMatchObject({ protectedUntil: deal.protectedUntil, extensionsUsed: 0 });
    await deals.decide(tenant.pm, deal.id, { outcome: 'approve' });
    expect(await deals.get(owner(), deal.id)).toMatchObject({ protectedUntil: '2026-08-05', extensionsUsed: 1 });
  });

  it('does not run out under a reported win, and has run out when that is refused too late', async () => {
    const deal = await deals.approvedByRule(owner(), smallTerms(tenant));
    const win = { wonOn: '2026-04-07', orderNumber: 'PO-1', amount: { amount: '9000.00', currency: 'EUR' } };
    await deals.act(operations['report-win'], reportWinDealRegistration, owner(), deal.id, win);
    await deals.at('2026-07-20T08:00:00Z');
    expect(await status(deal.id)).toBe('win_reported');
    await deals.decide(tenant.salesOwner, deal.id, { outcome: 'reject', reason: 'other', text: 'No such order.' });
    await deals.at('2026-07-20T08:00:01Z');
    expect(await status(deal.id)).toBe('expired');
  });

  it('is not confirmed as won by the member who reported it', async () => {
    const deal = await deals.approvedByRule(owner(), smallTerms(tenant));
    const win = { wonOn: '2026-04-07', orderNumber: 'PO-1', amount: { amount: '9000.00', currency: 'EUR' } };
    await deals.act(operations['report-win'], reportWinDealRegistration, tenant.salesOwner, deal.id, win);
    await expect(deals.decide(tenant.salesOwner, deal.id, { outcome: 'approve' })).rejects.toMatchObject({
      code: expect.stringMatching(/own_case|not_open/),
    });
    expect(await deals.taskOf(tenant.admin, deal.id)).toMatchObject({ status: 'blocked' });
  });
});
