import { caseOperations } from '@countersign/contracts/case/operations';
import { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import { beforeEach, describe, expect, it } from 'vitest';
import { timelineCase } from '../case/timeline.ts';
import { call } from '../testing/call.ts';
import { tellDeals } from '../testing/deal-story.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { acceptOfferDealRegistration } from './accept-offer.ts';
import { reportWinDealRegistration } from './report-win.ts';

const database = useTestDatabase();

describe('a deal registration from submission to confirmed win', () => {
  let tenant: TestTenant;
  let deals: ReturnType<typeof tellDeals>;
  beforeEach(async () => {
    tenant = await createTestTenant(database());
    deals = tellDeals(tenant);
  });

  const muller = () => ({
    customerName: 'Müller & Söhne GmbH',
    customerCountry: 'DE',
    customerWebsite: 'none' as const,
    lines: [
      { productId: tenant.products.gtxPro, quantity: 4 },
      { productId: tenant.products.gtk500, quantity: 1 },
    ],
    amount: { amount: '46052.00', currency: 'EUR' },
    closeMonth: '2026-06',
    contacts: [{ name: 'Anna Müller' }],
    discountAsked: { kind: 'percent' as const, bp: 1800 },
  });

  it('keeps its dates over Easter, its secrets from the rival, and its four eyes', async () => {
    await deals.at('2026-04-02T14:00:00Z');
    const submitted = await deals.submit(tenant.partnerA.owner.ctx, muller());
    expect(submitted.number).toBe('DR-2026-00001');
    expect(submitted.status).toBe('in_review');
    const first = await deals.get(tenant.admin, submitted.id);
    expect(first.dueAt, 'two business days over Good Friday and Easter Monday').toBe('2026-04-08T14:00:00.000Z');
    const history = await call(caseOperations.timeline, timelineCase, tenant.partnerA.owner.ctx, {
      params: { id: submitted.caseId ?? '' },
    });
    expect(history.items.map(({ kind, actor }) => ({ kind, actor }))).toEqual([
      { kind: 'submitted', actor: first.submittedBy },
    ]);

    const rival = await deals.submit(tenant.partnerB.owner.ctx, {
      ...muller(),
      customerName: 'Mueller u. Soehne',
      discountAsked: undefined,
      amount: { amount: '9000.00', currency: 'EUR' },
    });
    expect(JSON.stringify(rival)).not.toContain(submitted.id);
    expect(rival.hasMatches).toBeNull();
    expect(rival.status).toBe('in_review');
    expect((await deals.get(tenant.admin, rival.id)).hasMatches, 'staff see the match').toBe(true);

    await deals.at('2026-04-07T14:00:00Z');
    await deals.decide(tenant.pm, submitted.id, {
      outcome: 'request_changes',
      fields: ['closeMonth'],
      text: 'When do they really decide?',
      internalNote: 'rival too',
    });
    const asked = await deals.get(tenant.partnerA.owner.ctx, submitted.id);
    expect(asked.status).toBe('changes_requested');
    expect(asked.changes?.fields).toEqual(['closeMonth']);
    expect(JSON.stringify(asked)).not.toContain('rival too');
    await expect(
      deals.answer(tenant.partnerA.owner.ctx, submitted.id, { amount: { amount: '1.00', currency: 'EUR' } }),
    ).rejects.toMatchObject({ code: 'field_not_open' });

    await deals.at('2026-04-10T14:00:00Z');
    await deals.answer(tenant.partnerA.owner.ctx, submitted.id, { closeMonth: '2026-07' });
    expect((await deals.get(tenant.admin, submitted.id)).dueAt, 'one business day was left').toBe(
      '2026-04-13T14:00:00.000Z',
    );

    const sameHuman = await tenant.addMember({
      name: 'Second login',
      roles: ['partner_manager', 'channel_director'],
      personId: tenant.partnerA.owner.personId,
    });
    await expect(deals.decide(sameHuman.ctx, submitted.id, { outcome: 'approve' })).rejects.toMatchObject({
      code: 'own_case',
    });
    await deals.at('2026-04-13T08:00:00Z');
    await deals.decide(tenant.pm, submitted.id, { outcome: 'approve' });
    for (let step = 0; (await deals.get(tenant.admin, submitted.id)).status === 'in_review'; step += 1) {
      expect(step).toBeLessThan(5);
      await expect(deals.decide(tenant.pm, submitted.id, { outcome: 'approve' })).rejects.toMatchObject({
        code: expect.stringMatching(/same_person|not_a_candidate/),
      });
      const task = await deals.taskOf(tenant.admin, submitted.id);
      const by = { sales_owner: tenant.salesOwner, channel_director: tenant.director, finance: tenant.finance }[
        task.step
      ];
      if (!by) throw new Error(`nobody for ${task.step}`);
      await deals.decide(by, submitted.id, { outcome: 'approve', grantedDiscountBp: 1800 });
    }
    const approved = await deals.get(tenant.partnerA.owner.ctx, submitted.id);
    expect(approved).toMatchObject({ status: 'approved', protectedUntil: '2026-07-12', grantedDiscountBp: 1800 });

    await deals.decide(tenant.pm, rival.id, { outcome: 'approve', acceptWaiting: true });
    await deals.decide(tenant.salesOwner, rival.id, { outcome: 'approve', acceptWaiting: true });
    expect((await deals.get(tenant.admin, rival.id)).status).toBe('waitlisted');
    expect((await deals.get(tenant.partnerB.owner.ctx, rival.id)).status, 'waiting looks like review').toBe(
      'in_review',
    );

    await deals.at('2026-07-12T21:59:58Z');
    expect((await deals.get(tenant.admin, submitted.id)).status).toBe('approved');
    await deals.at('2026-07-12T22:00:00Z');
    expect((await deals.get(tenant.admin, submitted.id)).status, 'protected to the end of the day in Berlin').toBe(
      'expired',
    );
    const offered = await deals.get(tenant.partnerB.owner.ctx, rival.id);
    expect(offered.status).toBe('offered');

    await call(
      dealRegistrationOperations['accept-offer'],
      acceptOfferDealRegistration,
      deals.acting(tenant.partnerB.owner.ctx),
      { params: { id: rival.id }, ifMatch: offered.revision },
    );
    const win = { wonOn: '2026-07-12', orderNumber: 'PO-7', amount: { amount: '9000.00', currency: 'EUR' } };
    await call(
      dealRegistrationOperations['report-win'],
      reportWinDealRegistration,
      deals.acting(tenant.partnerB.owner.ctx),
      { params: { id: rival.id }, ifMatch: offered.revision, body: win },
    );
    expect(await deals.get(tenant.admin, rival.id)).toMatchObject({
      status: 'win_reported',
      win: { confirmedAt: null },
    });
    await deals.decide(tenant.salesOwner, rival.id, { outcome: 'approve' });
    expect(await deals.get(tenant.admin, rival.id)).toMatchObject({
      status: 'won',
      win: { confirmedAt: '2026-07-12T22:00:00.000Z' },
    });
  });
});
