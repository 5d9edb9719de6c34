import { eventOperations } from '@countersign/contracts/event/operations';
import { trackingSettings } from '@countersign/db/schema/link';
import { beforeEach, describe, expect, it } from 'vitest';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { getEvent } from './get.ts';
import { listEvents } from './list.ts';
import { recordEvent } from './record.ts';
import { recordEventBatch } from './record-batch.ts';
import { releaseEvent } from './release.ts';
import { addCoupon, addSource, invoice, record, statesOf } from './testing/arrange-events.ts';

const database = useTestDatabase();
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const order = (externalId: string) => ({
  kind: 'order' as const,
  externalId,
  amount: eur('119.00'),
  tax: eur('19.00'),
});

describeWriteVerb({
  id: 'event.record',
  operation: eventOperations.record,
  verb: recordEvent,
  database,
  prepare: async (tenant) => {
    await addCoupon(tenant, tenant.partnerA.enrollmentId, 'A10');
    return addSource(tenant);
  },
  input: (_, sourceId) => ({ body: { sourceId, ...order('o1'), coupon: 'A10', customer: 'c1' } }),
  expect: (_, output) => expect(output).toMatchObject({ status: 'queued', reason: null }),
  badInput: [
    {
      label: 'a wrong digit',
      input: (_, sourceId) => ({ body: { sourceId, ...order('o'), amount: eur('1.5') } }),
      field: 'amount',
    },
    {
      label: 'no amount',
      input: (_, sourceId) => ({ body: { sourceId, kind: 'order', externalId: 'o' } }),
      field: 'amount',
    },
    {
      label: 'a refund of nothing',
      input: (_, sourceId) => ({ body: { sourceId, kind: 'refund', externalId: 'o' } }),
      field: 'refersTo',
    },
    {
      label: 'a source there is not',
      input: (tenant) => ({ body: { sourceId: tenant.ids.next('esrc'), ...order('o') } }),
      code: 'not_found',
      field: 'sourceId',
    },
  ],
});

describeWriteVerb({
  id: 'event.record-batch',
  operation: eventOperations['record-batch'],
  verb: recordEventBatch,
  database,
  prepare: (tenant) => addSource(tenant),
  input: (_, sourceId) => ({ body: { sourceId, events: [order('1'), { ...order('2'), amount: eur('-1.00') }, null] } }),
  expect: (_, { results, counts }) => {
    expect(results.map(({ status, reason, field, code }) => [status, reason, field, code])).toEqual([
      ['kept', 'no_partner', null, null],
      ['refused', null, 'amount', 'negative'],
      ['refused', null, '', 'malformed'],
    ]);
    expect(counts).toEqual({ queued: 0, kept: 1, refused: 2 });
  },
  badInput: [
    { label: 'no events', input: (_, sourceId) => ({ body: { sourceId, events: [] } }), field: 'events' },
    {
      label: '5,001 events',
      input: (_, sourceId) => ({ body: { sourceId, events: Array.from({ length: 5_001 }, () => ({})) } }),
      field: 'events',
    },
  ],
});

describeWriteVerb({
  id: 'event.release',
  operation: eventOperations.release,
  verb: releaseEvent,
  database,
  prepare: async (tenant) => {
    const source = await addSource(tenant);
    const [kept] = await record(tenant, source, [invoice('in_1', { customer: 'c' })]);
    return kept?.eventId ?? '';
  },
  by: (tenant) => tenant.pm,
  input: (tenant, id) => ({
    params: { id },
    body: { note: 'He came through the partner’s fair.', enrollmentId: tenant.partnerA.enrollmentId },
  }),
  expect: (tenant, output) =>
    expect(output).toMatchObject({
      status: 'queued',
      reason: null,
      enrollment: { id: tenant.partnerA.enrollmentId },
      release: { by: 'pm', note: 'He came through the partner’s fair.' },
      attribution: { path: [{ kind: 'person', outcome: 'chosen' }] },
    }),
  badInput: [
    { label: 'nobody to credit', input: (_, id) => ({ params: { id }, body: { note: 'x' } }), field: 'enrollmentId' },
    {
      label: 'an enrollment there is not',
      input: (tenant, id) => ({ params: { id }, body: { note: 'x', enrollmentId: tenant.ids.next('enr') } }),
      code: 'not_found',
      field: 'enrollmentId',
    },
    { label: 'no note', input: (_, id) => ({ params: { id }, body: { note: ' ' } }), field: 'note' },
  ],
});

describe('event.release', () => {
  let tenant: TestTenant;
  let source: string;
  beforeEach(async () => {
    tenant = await createTestTenant(database());
    source = await addSource(tenant);
    await addCoupon(tenant, tenant.partnerA.enrollmentId, 'A10');
  });
  const release = (id: string | undefined, enrollmentId?: string) =>
    call(eventOperations.release, releaseEvent, tenant.pm, {
      params: { id: id ?? '' },
      body: { note: 'checked', ...(enrollmentId ? { enrollmentId } : {}) },
    });
  const refund = (externalId: string) => ({ kind: 'refund', externalId, refersTo: 'in_1' });

  it('refuses what is not kept, and a refund whose purchase does not count', async () => {
    const [queued, waits] = await record(tenant, source, [invoice('in_0', { coupon: 'A10' }), refund('r')]);
    await expect(release(queued?.eventId)).rejects.toMatchObject({ code: 'event_not_kept' });
    await expect(release(waits?.eventId)).rejects.toMatchObject({ code: 'purchase_missing' });
  });

  it('sets free what waited for it: the refund of a purchase, and other events of its customer', async () => {
    const [kept] = await record(tenant, source, [invoice('in_1', { customer: 'c' })]);
    tenant.clock.advance({ days: 1 });
    await record(tenant, source, [refund('r'), invoice('in_2', { customer: 'c' })]);
    await release(kept?.eventId, tenant.partnerB.enrollmentId);
    expect((await statesOf(tenant)).map(({ status, enrollmentId }) => [status, enrollmentId])).toEqual(
      Array(3).fill(['queued', tenant.partnerB.enrollmentId]),
    );
  });

  it('credits a late event to whom it was credited already', async () => {
    const late = { coupon: 'A10', occurredAt: new Date(tenant.clock.now + 86_400_000).toISOString() };
    const [kept] = await record(tenant, source, [invoice('in_1', late)]);
    expect(kept?.reason).toBe('in_the_future');
    expect((await release(kept?.eventId)).enrollment?.id).toBe(tenant.partnerA.enrollmentId);
  });
});

describe('event.list and event.get', () => {
  let tenant: TestTenant;
  let source: string;
  beforeEach(async () => {
    tenant = await createTestTenant(database());
    source = await addSource(tenant);
    await addCoupon(tenant, tenant.partnerA.enrollmentId, 'A10');
    await addCoupon(tenant, tenant.partnerB.enrollmentId, 'B10');
  });
  const list = (ctx: TestTenant['pm'], query: object = {}) => call(eventOperations.list, listEvents, ctx, { query });
  const ids = ({ items }: { items: readonly { externalId: string }[] }) => items.map(({ externalId }) => externalId);

  it('pages newest first and finds by status, reason, kind, partner, customer and id', async () => {
    await record(tenant, source, [
      invoice('1', { coupon: 'A10', customer: 'anna' }),
      invoice('2', { coupon: 'B10' }),
      { kind: 'signup', externalId: '3' },
      invoice('4', { coupon: 'NOPE' }),
    ]);
    const first = await list(tenant.pm, { limit: 3 });
    const second = await list(tenant.pm, { limit: 3, cursor: first.nextCursor });
    expect([...ids(first), ...ids(second)]).toEqual(['4', '3', '2', '1']);
    expect([first.total, second.nextCursor]).toEqual([4, null]);
    expect(ids(await list(tenant.pm, { status: 'queued' }))).toEqual(['2', '1']);
    expect(ids(await list(tenant.pm, { reason: 'no_partner,unknown_coupon' }))).toEqual(['4', '3']);
    expect(ids(await list(tenant.pm, { kind: 'signup' }))).toEqual(['3']);
    expect(ids(await list(tenant.pm, { partnerId: tenant.partnerB.id }))).toEqual(['2']);
    expect(ids(await list(tenant.pm, { customer: 'anna' }))).toEqual(['1']);
    expect(ids(await list(tenant.pm, { externalId: '2' }))).toEqual(['2']);
  });

  it('shows a partner its own alone, customers masked as the program says, and nothing that is the company’s', async () => {
    const [mine, theirs] = await record(tenant, source, [
      invoice('1', { coupon: 'A10', customer: 'anna@example.com', properties: { internal: 'margin' } }),
      invoice('2', { coupon: 'B10', customer: 'bert@example.com' }),
      invoice('3', { coupon: 'A10', customer: 'own', customerEmail: tenant.partnerA.owner.email }),
    ]);
    const partner = tenant.partnerA.owner.ctx;
    const seen = await list(partner);
    expect(
      seen.items.map(({ externalId, customer, status, reason }) => [externalId, customer, status, reason]),
    ).toEqual([
      ['3', 'o***', 'kept', null],
      ['1', 'a***@e***', 'queued', null],
    ]);
    expect(ids(await list(partner, { customer: 'anna@example.com' }))).toEqual([]);
    const get = (id: string | undefined) => call(eventOperations.get, getEvent, partner, { params: { id: id ?? '' } });
    expect(await get(mine?.eventId)).toMatchObject({ properties: {}, attribution: { path: [{ kind: 'coupon' }] } });
    await expect(get(theirs?.eventId)).rejects.toMatchObject({ code: 'not_found' });
    await tenant.inTenant((tx) =>
      tx.insert(trackingSettings).values({
        tenantId: tenant.id,
        programId: tenant.programId,
        hosts: [],
        defaultTarget: 'https://shop.example/',
        cookieDays: 30,
        cookieMode: 'never',
        customerMask: 'hidden',
        revision: 1,
        changedAt: tenant.clock.now,
      }),
    );
    expect((await list(partner)).items.map(({ customer }) => customer)).toEqual([null, null]);
  });

  it('says of an event why others were not credited, to staff alone', async () => {
    const [first] = await record(tenant, source, [invoice('1', { coupon: 'A10', customer: 'c' })]);
    const [second] = await record(tenant, source, [invoice('2', { coupon: 'B10', customer: 'c' })]);
    const detail = await call(eventOperations.get, getEvent, tenant.pm, { params: { id: second?.eventId ?? '' } });
    expect(detail.attribution.path.map(({ kind, partnerName, outcome }) => [kind, partnerName, outcome])).toEqual([
      ['binding', 'Nordlicht Systemhaus', 'chosen'],
      ['coupon', 'Brightwater Partners', 'customer_bound'],
    ]);
    const own = await call(eventOperations.get, getEvent, tenant.partnerA.owner.ctx, {
      params: { id: second?.eventId ?? '' },
    });
    expect(JSON.stringify(own)).not.toContain('Brightwater');
    expect(first?.status).toBe('queued');
  });
});
