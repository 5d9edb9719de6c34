import { createHmac } from 'node:crypto';
import { eventSourceOperations } from '@countersign/contracts/event-source/operations';
import { addCoupon, statesOf } from '@countersign/services/event/testing/arrange-events';
import { createEventSource } from '@countersign/services/event-source/create';
import { call } from '@countersign/services/testing/call';
import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiOfSuite } from '../testing/api-of-suite.ts';

const suite = apiOfSuite();
const signingSecret = 'whsec_of_this_suite';
let tenant: TestTenant;
let address: string;

beforeAll(async () => {
  tenant = await createTestTenant(suite().database, { time: new Date(suite().clock.now).toISOString() });
  const { publicKey } = await call(eventSourceOperations.create, createEventSource, tenant.admin, {
    body: { programId: tenant.programId, name: 'Stripe', kind: 'stripe', signingSecret },
  });
  address = `/webhooks/stripe/${publicKey}`;
  await addCoupon(tenant, tenant.partnerA.enrollmentId, 'A10');
});

const seconds = () => Math.floor(suite().clock.now / 1000);
/** Stripe's own scheme, written down here so that a mistake of the library's would show. */
const signed = (payload: string, at = seconds(), key = signingSecret) =>
  `t=${at},v1=${createHmac('sha256', key).update(`${at}.${payload}`).digest('hex')}`;
const post = (payload: string, signature = signed(payload), to = address) =>
  suite().anonymous(to, {
    method: 'POST',
    raw: payload,
    headers: { 'stripe-signature': signature, 'content-type': 'application/json; charset=utf-8' },
  });
const about = (type: string, object: object) =>
  JSON.stringify({ id: `evt_${type}`, type, created: seconds(), data: { object } });
const invoice = (id: string) =>
  about('invoice.paid', {
    id,
    customer: 'cus_1',
    currency: 'eur',
    amount_paid: 119_000,
    total: 119_000,
    total_taxes: [{ amount: 19_000 }],
    metadata: { coupon: 'A10' },
  });
const refund = (charge: string, of: string, refunded: number) =>
  about('charge.refunded', { id: charge, invoice: of, currency: 'eur', amount: 119_000, amount_refunded: refunded });

describe('a webhook of Stripe', () => {
  it('is an event once, however often it is sent, at either address', async () => {
    const payload = invoice('in_1');
    const first = await post(payload);
    expect([first.status, first.json]).toMatchObject([200, { received: 'event', status: 'queued' }]);
    const again = await post(payload, signed(payload), `/api${address}`);
    expect([again.status, again.json]).toMatchObject([200, { reason: 'duplicate', duplicateOf: first.json.eventId }]);
    const at = await Promise.all(Array.from({ length: 50 }, () => post(invoice('in_50'))));
    expect(new Set(at.map(({ status }) => status))).toEqual(new Set([200]));
    expect(at.filter(({ json }) => json.status === 'queued')).toHaveLength(1);
  });

  it('of a refund takes its tax from its purchase: 357.00 of 1,190.00 is 300.00 net', async () => {
    await post(invoice('in_2'));
    expect((await post(refund('ch_2', 'in_2', 35_700))).json).toMatchObject({ status: 'queued' });
    const [fact] = await suite().database.admin.db.execute(
      `select net_minor, tax_minor, currency from events where external_id = 'ch_2/refunded/35700'`,
    );
    expect(fact).toEqual({ net_minor: '30000', tax_minor: '5700', currency: 'EUR' });
  });

  it('of a refund in part that comes before its purchase is kept, and counts once that has come', async () => {
    const early = await post(refund('ch_3', 'in_3', 35_700));
    expect([early.status, early.json]).toMatchObject([200, { status: 'kept', reason: 'waits_for_purchase' }]);
    await post(invoice('in_3'));
    const [state] = await suite().database.admin.db.execute(
      `select s.status, s.reason, s.enrollment_id is not null as is_credited from event_states s
        join events e on e.id = s.event_id where e.external_id = 'ch_3/refunded/35700'`,
    );
    expect(state).toEqual({ status: 'queued', reason: null, is_credited: true });
  });

  it('that is forged, stale, of another key or written anew changes nothing', async () => {
    const before = (await statesOf(tenant)).length;
    const payload = invoice('in_forged');
    const bad = [
      ['forged', await post(payload, signed(payload, seconds(), 'whsec_wrong'))],
      ['stale', await post(payload, signed(payload, seconds() - 301))],
      ['written anew', await post(JSON.stringify(JSON.parse(payload), null, 1), signed(payload))],
      ['unsigned', await post(payload, '')],
      ['not JSON', await post('{', signed('{'))],
    ] as const;
    for (const [label, reply] of bad)
      expect([reply.status, reply.json.code], label).toEqual([400, 'malformed_request']);
    expect((await post(payload, signed(payload), '/webhooks/stripe/nobody')).status).toBe(404);
    expect((await post(payload, signed(payload), address.replace('stripe', 'toString'))).status).toBe(404);
    expect((await post('x'.repeat(1_100_000), 'x')).status).toBe(413);
    expect(await statesOf(tenant)).toHaveLength(before);
  });

  it('about anything else is thanked for and ignored', async () => {
    const reply = await post(about('customer.updated', {}));
    expect([reply.status, reply.json]).toEqual([200, { received: 'ignored', kind: 'customer.updated' }]);
  });
});
