import { existsSync, readFileSync } from 'node:fs';
import { addCoupon, addSource } from '@countersign/services/event/testing/arrange-events';
import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiOfSuite, type Caller, idempotencyKey } from './testing/api-of-suite.ts';

const api = apiOfSuite();
let tenant: TestTenant;
let admin: Caller;
let sourceId: string;
beforeAll(async () => {
  tenant = await createTestTenant(api().database, { time: new Date(api().clock.now).toISOString() });
  admin = await api().as(tenant.members.admin);
  sourceId = await addSource(tenant);
  await addCoupon(tenant, tenant.partnerA.enrollmentId, 'A10');
});

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const order = { kind: 'order', amount: eur('10.00'), coupon: 'A10' };
const record = (event: object) => admin('/api/v1/events', { body: { sourceId, ...event }, headers: idempotencyKey() });
const batch = (events: readonly unknown[]) =>
  admin('/api/v1/events/batch', { body: { sourceId, events }, headers: idempotencyKey() });

const bad: readonly (readonly [label: string, event: Record<string, unknown>, field: string])[] = [
  ['wrong digits', { ...order, amount: eur('10.000') }, 'amount'],
  ['digits of yen', { ...order, amount: { amount: '10.00', currency: 'JPY' } }, 'amount'],
  ['negative', { ...order, amount: eur('-10.00') }, 'amount'],
  ['a number', { ...order, amount: 10 }, 'amount'],
  ['not a currency', { ...order, amount: { amount: '10.00', currency: 'EUX' } }, 'currency'],
  ['eleven years ago', { ...order, occurredAt: '2015-01-01T00:00:00Z' }, 'occurredAt'],
  ['no time at all', { ...order, occurredAt: 'yesterday' }, 'occurredAt'],
  ['an unknown kind', { ...order, kind: 'theft' }, 'kind'],
  ['a click that is none', { ...order, clickId: '../../etc/passwd' }, 'clickId'],
  ['a refund of nothing', { kind: 'refund' }, 'refersTo'],
  ['a control character', { ...order, customer: 'a\u0000b' }, 'customer'],
  ['an unknown field', { ...order, ammount: '1' }, 'ammount'],
  ['a megabyte', { ...order, product: 'x'.repeat(1_048_576) }, 'product'],
];

describe('a bad event', () => {
  it.each(bad)('alone is refused with its field, never with a defect: %s', async (label, event, field) => {
    const reply = await record({ ...event, externalId: `alone ${label}` });
    if (label === 'a megabyte') return expect(reply.status).toBe(413);
    expect(reply.status, reply.text.slice(0, 200)).toBe(422);
    expect(
      reply.json.errors.some((error: { field: string }) => error.field.startsWith(field) || field === 'currency'),
    ).toBe(true);
  });

  it('in a batch is named, and the good ones around it are stored', async () => {
    const events = bad.flatMap(([label, event]) => [
      { ...event, externalId: `bad ${label}` },
      { ...order, externalId: `good after ${label}` },
    ]);
    const reply = await batch(events);
    expect(reply.status).toBe(200);
    expect(reply.json.counts).toEqual({ queued: bad.length, kept: 0, refused: bad.length });
    const refused = reply.json.results.filter((result: { status: string }) => result.status === 'refused');
    expect(refused.map(({ index, field }: { index: number; field: string }) => [index, field])).toEqual(
      bad.map(([, , field], index) => [index * 2, field]),
    );
  });

  it('of the future or with an unknown click is kept aside and not counted', async () => {
    const later = new Date(api().clock.now + 3_600_000).toISOString();
    const reply = await batch([
      { ...order, externalId: 'later', occurredAt: later },
      { kind: 'signup', externalId: 'click', clickId: crypto.randomUUID() },
    ]);
    expect(reply.json.results.map(({ reason }: { reason: string }) => reason)).toEqual([
      'in_the_future',
      'unknown_click',
    ]);
  });
});

const strings = new URL('../../../../shared/conformance/strings/naughty-strings.json', import.meta.url);
it.skipIf(!existsSync(strings))(
  'naughty strings are stored as sent or refused, in every field of a batch',
  async () => {
    const naughty = JSON.parse(readFileSync(strings, 'utf8')) as string[];
    for (const field of [
      'externalId',
      'customer',
      'customerEmail',
      'product',
      'coupon',
      'deal',
      'properties',
      'unknown',
    ]) {
      const events = naughty.map((text, index) => ({
        kind: 'signup',
        externalId: `${field} ${index}`,
        [field]: field === 'properties' ? { [text]: text } : text,
      }));
      const reply = await batch(events);
      expect(reply.status, field).toBe(200);
      expect(reply.json.results).toHaveLength(naughty.length);
    }
    const customer = naughty.find((text) => text.startsWith('<script>')) ?? '';
    const { json } = await admin(`/api/v1/events?customer=${encodeURIComponent(customer)}`);
    expect(json.items[0]?.customer).toBe(customer);
  },
);

it('a batch that is sent again under its key is answered as before and recorded once', async () => {
  const headers = { 'idempotency-key': 'batch-once' };
  const body = { sourceId, events: [{ ...order, externalId: 'once' }] };
  const [first, second] = [
    await admin('/api/v1/events/batch', { body, headers }),
    await admin('/api/v1/events/batch', { body, headers }),
  ];
  expect(second.json).toEqual(first.json);
  expect((await admin('/api/v1/events?externalId=once')).json.total).toBe(1);
});
