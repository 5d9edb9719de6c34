import { sql } from '@countersign/db/query';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { addClick, addCoupon, addSource, invoice, record, statesOf } from './testing/arrange-events.ts';

const database = useTestDatabase();
let tenant: TestTenant;
let shop: string;
beforeEach(async () => {
  tenant = await createTestTenant(database());
  shop = await addSource(tenant);
});

const of = (partner: 'partnerA' | 'partnerB') => tenant[partner].enrollmentId;
const day = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();
const standing = async () =>
  Object.fromEntries((await statesOf(tenant)).map(({ externalId, status, reason }) => [externalId, reason ?? status]));

describe('an event', () => {
  it('is queued for whose click led to it, with its amounts and its path', async () => {
    const clickId = await addClick(tenant, { enrollmentId: of('partnerA'), at: tenant.clock.now - day });
    const [outcome] = await record(tenant, shop, [
      invoice('in_1', { clickId, customer: 'c1', properties: { a: 'b' } }),
    ]);
    expect(outcome).toMatchObject({ status: 'queued', reason: null, duplicateOf: null });
    const [state] = await statesOf(tenant);
    expect(state).toMatchObject({
      enrollmentId: of('partnerA'),
      attribution: { version: 1, model: 'last', shares: [{ enrollmentId: of('partnerA'), share: '1' }] },
    });
    const [fact] = await tenant.inTenant((tx) => tx.execute(sql`select * from events`));
    expect(fact).toMatchObject({ net_minor: '10000', tax_minor: '1900', currency: 'EUR', properties: { a: 'b' } });
  });

  it('finds a click that was answered and still waits to be moved', async () => {
    const clickId = await addClick(tenant, { enrollmentId: of('partnerA') });
    await database().admin.db.execute(sql`insert into ingest.touches select * from touches where id = ${clickId}`);
    await database().admin.db.execute(sql`delete from touches where id = ${clickId}`);
    const [outcome] = await record(tenant, shop, [invoice('in_1', { clickId })]);
    expect(outcome?.status).toBe('queued');
  });

  it('shows in its path what the visitor saw and clicked, oldest first; a view counts where nobody clicked', async () => {
    const at = tenant.clock.now - day;
    const visitorId = 'visitor-1';
    const seen = await addClick(tenant, { enrollmentId: of('partnerB'), at: at - 2, visitorId, kind: 'impression' });
    const clickId = await addClick(tenant, { enrollmentId: of('partnerA'), at, visitorId });
    const late = await addClick(tenant, { enrollmentId: of('partnerB'), at: at + 2, visitorId, kind: 'impression' });
    await record(tenant, shop, [invoice('in_1', { clickId })]);
    const [state] = await statesOf(tenant);
    expect(state?.enrollmentId).toBe(of('partnerA'));
    expect(state?.attribution).toMatchObject({
      path: [
        { kind: 'impression', ref: seen, outcome: 'click_counts_more' },
        { kind: 'click', ref: clickId, outcome: 'chosen' },
        { kind: 'impression', ref: late, outcome: 'click_counts_more' },
      ],
    });
  });

  it('that a coupon was used for leaves one touch of that coupon, whoever is credited and however often it is told', async () => {
    await addCoupon(tenant, of('partnerB'), 'B10');
    const clickId = await addClick(tenant, { enrollmentId: of('partnerA'), at: tenant.clock.now - 1_000 });
    const events = [
      invoice('with', { coupon: 'b10', clickId }),
      invoice('without', { clickId }),
      invoice('x', { coupon: 'NO' }),
    ];
    const [outcome] = await record(tenant, shop, events);
    await record(tenant, shop, events);
    const touches = await tenant.inTenant((tx) =>
      tx.execute(
        sql`select id, kind, quality, enrollment_id, coupon_code, received_at::text from touches where kind <> 'click'`,
      ),
    );
    expect([...touches]).toEqual([
      {
        id: outcome?.eventId,
        kind: 'coupon',
        quality: 'valid',
        enrollment_id: of('partnerB'),
        coupon_code: 'B10',
        received_at: expect.any(String),
      },
    ]);
    const state = (await statesOf(tenant)).find(({ id }) => id === outcome?.eventId);
    expect(state?.attribution).toMatchObject({ path: [{ kind: 'click' }, { kind: 'coupon', ref: 'B10' }] });
    // Its id leads to nobody: what was bought later was not bought by this coupon.
    await record(tenant, shop, [invoice('later', { clickId: outcome?.eventId ?? '' })]);
    expect((await standing())['later']).toBe('unknown_click');
  });

  it('nudges rating once for all that come within half a second', async () => {
    await addCoupon(tenant, of('partnerA'), 'A10');
    await record(tenant, shop, [invoice('1', { coupon: 'a10' }), invoice('2', { coupon: 'A10' })]);
    await record(tenant, shop, [invoice('3', { coupon: 'A10' })]);
    const rows = await tenant.inTenant((tx) => tx.execute(sql`select kind from outbox where kind = 'rate_events'`));
    expect(rows).toHaveLength(1);
  });
});

describe('a duplicate', () => {
  it('is kept under its own id, of another call and of the same, and the first counts', async () => {
    await addCoupon(tenant, of('partnerA'), 'A10');
    const [first, second] = await record(tenant, shop, [
      invoice('in_1', { coupon: 'A10' }),
      invoice('in_1', { coupon: 'A10', amount: '500.00' }),
    ]);
    const [third] = await record(tenant, shop, [invoice('in_1')]);
    expect([first?.status, second?.reason, third?.reason]).toEqual(['queued', 'duplicate', 'duplicate']);
    expect([second?.duplicateOf, third?.duplicateOf]).toEqual([first?.eventId, first?.eventId]);
    expect(await statesOf(tenant)).toHaveLength(3);
  });

  it('is told by what the source declares', async () => {
    const clickId = await addClick(tenant, { enrollmentId: of('partnerA') });
    const byClick = await addSource(tenant, { name: 'Network', dedupeKey: 'click' });
    const byBoth = await addSource(tenant, { name: 'Other', dedupeKey: 'click_external_id' });
    const events = [
      invoice('1', { clickId }),
      invoice('2', { clickId }),
      { kind: 'signup', externalId: '3', clickId },
      invoice('1', { clickId }),
    ];
    const reasons = async (source: string) =>
      (await record(tenant, source, events)).map(({ status, reason }) => reason ?? status);
    expect(await reasons(shop)).toEqual(['queued', 'queued', 'queued', 'duplicate']);
    expect(await reasons(byClick)).toEqual(['queued', 'duplicate', 'queued', 'duplicate']);
    expect(await reasons(byBoth)).toEqual(['queued', 'queued', 'queued', 'duplicate']);
  });

  it('of twenty calls at once counts once', async () => {
    await addCoupon(tenant, of('partnerA'), 'A10');
    const calls = Array.from({ length: 20 }, () =>
      record(tenant, shop, [invoice('x', { coupon: 'A10' }), invoice('y', { coupon: 'A10' })]),
    );
    const all = (await Promise.all(calls)).flat();
    expect(all.filter(({ status }) => status === 'queued')).toHaveLength(2);
    expect(all.filter(({ reason }) => reason === 'duplicate')).toHaveLength(38);
  });
});

describe('what cannot be credited', () => {
  it('is kept, each with its reason, and nothing is dropped', async () => {
    const now = tenant.clock.now;
    const old = await addClick(tenant, { enrollmentId: of('partnerA'), at: now - 31 * day });
    const machine = await addClick(tenant, { enrollmentId: of('partnerA'), quality: 'bot' });
    await addCoupon(tenant, of('partnerB'), 'B10');
    await tenant.inTenant(async (tx) => {
      await tx
        .update(enrollments)
        .set({ status: 'paused' })
        .where(sql`id = ${of('partnerB')}`);
      await tx
        .update(partners)
        .set({ website: 'https://www.nordlicht.example' })
        .where(sql`id = ${tenant.partnerA.id}`);
    });
    const fresh = await addClick(tenant, { enrollmentId: of('partnerA') });
    const inputs = [
      invoice('no partner'),
      invoice('unknown click', { clickId: '0192f0c4-a1b2-7c3d-8e4f-001122334455' }),
      invoice('unknown coupon', { coupon: 'NOPE' }),
      invoice('out of window', { clickId: old }),
      invoice('machine', { clickId: machine }),
      invoice('paused', { coupon: 'B10' }),
      invoice('future', { clickId: fresh, occurredAt: iso(now + 11 * 60_000) }),
      invoice('own domain', { clickId: fresh, customerEmail: 'buyer@shop.nordlicht.example' }),
      invoice('own mail', { clickId: fresh, customerEmail: tenant.partnerA.owner.email.replace('@', '+x@') }),
      { kind: 'refund', externalId: 'refund', refersTo: 'never came' },
      invoice('good', { clickId: fresh, customerEmail: 'somebody@example.org' }),
    ];
    await record(tenant, shop, inputs);
    expect(await standing()).toEqual({
      'no partner': 'no_partner',
      'unknown click': 'unknown_click',
      'unknown coupon': 'unknown_coupon',
      'out of window': 'out_of_window',
      machine: 'no_partner',
      paused: 'partner_not_active',
      future: 'in_the_future',
      'own domain': 'self_referral',
      'own mail': 'self_referral',
      refund: 'waits_for_purchase',
      good: 'queued',
    });
  });

  it('forgets the mail address that it was compared with', async () => {
    await record(tenant, shop, [invoice('1', { customerEmail: 'secret.person@example.org' })]);
    const rows = await tenant.inTenant((tx) =>
      tx.execute(sql`select e::text || s::text as text from events e join event_states s on s.event_id = e.id`),
    );
    expect(JSON.stringify(rows)).not.toContain('secret.person');
  });
});

describe('a customer', () => {
  it('stays with the partner of its first event', async () => {
    const [a, b] = [
      await addClick(tenant, { enrollmentId: of('partnerA'), at: tenant.clock.now - day }),
      await addClick(tenant, { enrollmentId: of('partnerB') }),
    ];
    await record(tenant, shop, [{ kind: 'signup', externalId: 's', clickId: a, customer: 'c' }]);
    await record(tenant, shop, [invoice('1', { customer: 'c' }), invoice('2', { customer: 'c', clickId: b })]);
    const states = await statesOf(tenant);
    expect(states.map(({ enrollmentId }) => enrollmentId)).toEqual([of('partnerA'), of('partnerA'), of('partnerA')]);
  });

  it('told of out of order counts all the same: what waited for its partner is queued, and its refund with it', async () => {
    const clickId = await addClick(tenant, { enrollmentId: of('partnerA'), at: tenant.clock.now - 3 * day });
    const at = (days: number) => iso(tenant.clock.now - days * day);
    await record(tenant, shop, [{ kind: 'refund', externalId: 'r', refersTo: '1', amount: '10.00', currency: 'EUR' }]);
    await record(tenant, shop, [invoice('1', { customer: 'c', occurredAt: at(1) })]);
    await record(tenant, shop, [invoice('0', { customer: 'c', occurredAt: at(9) })]);
    expect(await standing()).toEqual({ 0: 'no_partner', 1: 'no_partner', r: 'waits_for_purchase' });
    await record(tenant, shop, [{ kind: 'signup', externalId: 's', clickId, customer: 'c', occurredAt: at(2) }]);
    expect(await standing()).toEqual({ 0: 'no_partner', 1: 'queued', r: 'queued', s: 'queued' });
    const states = await statesOf(tenant);
    expect(states.find(({ externalId }) => externalId === 'r')?.enrollmentId).toBe(of('partnerA'));
  });

  it('is bound once, whatever comes at once', async () => {
    await addCoupon(tenant, of('partnerA'), 'A10');
    await addCoupon(tenant, of('partnerB'), 'B10');
    const calls = Array.from({ length: 10 }, (_, index) =>
      record(tenant, shop, [invoice(String(index), { customer: 'c', coupon: index % 2 ? 'A10' : 'B10' })]),
    );
    await Promise.all(calls);
    expect(new Set((await statesOf(tenant)).map(({ enrollmentId }) => enrollmentId)).size).toBe(1);
  });
});

describe('a refund', () => {
  const refund = (externalId: string) => ({
    kind: 'refund',
    externalId,
    refersTo: 'in_1',
    amount: '50.00',
    currency: 'EUR',
  });

  it('is credited as its purchase is, before it, after it and in the same call', async () => {
    await addCoupon(tenant, of('partnerA'), 'A10');
    await record(tenant, shop, [refund('before')]);
    expect(await standing()).toEqual({ before: 'waits_for_purchase' });
    await record(tenant, shop, [refund('with'), invoice('in_1', { coupon: 'A10' })]);
    await record(tenant, shop, [refund('after')]);
    expect(await standing()).toEqual({ before: 'queued', with: 'queued', after: 'queued', in_1: 'queued' });
    expect((await statesOf(tenant)).map(({ enrollmentId }) => enrollmentId)).toEqual(Array(4).fill(of('partnerA')));
  });

  it('waits while its purchase is kept aside, and for no purchase of another source', async () => {
    const other = await addSource(tenant, { name: 'Other' });
    await addCoupon(tenant, of('partnerA'), 'A10');
    await record(tenant, shop, [invoice('in_1'), refund('r1')]);
    await record(tenant, other, [refund('r2')]);
    await record(tenant, shop, [invoice('in_2', { coupon: 'A10' })]);
    expect(await standing()).toEqual({
      in_1: 'no_partner',
      in_2: 'queued',
      r1: 'waits_for_purchase',
      r2: 'waits_for_purchase',
    });
  });
});

describe('five thousand', () => {
  it('are recorded in a handful of statements, with an outcome each in their order', async () => {
    await addCoupon(tenant, of('partnerA'), 'A10');
    const inputs = Array.from({ length: 5_000 }, (_, index) =>
      invoice(`in_${index % 4_500}`, { coupon: 'A10', customer: `c${index % 1_000}` }),
    );
    const outcomes = await record(tenant, shop, inputs);
    expect(outcomes).toHaveLength(5_000);
    expect(outcomes.filter(({ status }) => status === 'queued')).toHaveLength(4_500);
    expect(outcomes.slice(4_500).every(({ reason }) => reason === 'duplicate')).toBe(true);
    expect(new Set(outcomes.map(({ eventId }) => eventId)).size).toBe(5_000);
  });
});
