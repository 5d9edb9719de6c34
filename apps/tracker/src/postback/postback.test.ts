import { arrived } from '@countersign/services/testing/arrived';
import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';
import { useTestDatabase } from '@countersign/services/testing/use-test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asked, ask, type RunningTracker, startTracker } from '../testing/tracker-of-suite.ts';

const database = useTestDatabase();
const secret = 'a-secret-of-the-network';
const click = '019d0000-0000-7000-8000-000000000001';
let tracker: RunningTracker;
let tenant: TestTenant;

beforeAll(async () => {
  tracker = await startTracker(database());
  tenant = await createTestTenant(database());
  await arrived.source(database(), tenant, { key: 'plain-source', secret });
  await arrived.source(database(), tenant, {
    key: 'mapped-source',
    secret,
    parameterMap: { kind: 'goal', externalId: 'txid', net: 'sum', currency: 'cur', clickId: 'cid' },
  });
});
afterAll(() => tracker?.stop());

async function post(path: string, asked: Asked = {}) {
  const before = await arrived.events(database(), tenant.id);
  const answer = await ask(tracker.url, path, asked);
  const known = new Set(before.map(({ id }) => id));
  const added = (await arrived.events(database(), tenant.id)).filter(({ id }) => !known.has(id));
  return { status: answer.status, body: JSON.parse(answer.text), headers: answer.headers, added };
}
const withSecret = { headers: { authorization: `Bearer ${secret}` } };
const order = 'kind=order&externalId=o-1&net=100.00&currency=EUR';

describe('a postback', () => {
  it('is kept as it was said before it is answered', async () => {
    const { status, body, added } = await post(
      `/p/plain-source?${order}&clickId=${click}&campaign=ignored`,
      withSecret,
    );
    expect(status).toBe(200);
    expect(body).toEqual({ id: added[0]?.id, status: 'accepted' });
    expect(added).toMatchObject([
      {
        programId: tenant.programId,
        event: { kind: 'order', externalId: 'o-1', net: '100.00', currency: 'EUR', clickId: click },
      },
    ]);
  });

  it('is read by the names that its source uses', async () => {
    const { status, added } = await post(
      `/p/mapped-source?goal=order&txid=t-1&sum=12.50&cur=usd&cid=${click.replaceAll('-', '')}&kind=refund`,
      withSecret,
    );
    expect(status).toBe(200);
    expect(added[0]?.event).toEqual({
      kind: 'order',
      externalId: 't-1',
      net: '12.50',
      currency: 'usd',
      clickId: click.replaceAll('-', ''),
    });
  });

  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const json = { 'content-type': 'application/json; charset=utf-8' };
  it.each([
    ['by a form', { method: 'POST', headers: { ...form, ...withSecret.headers }, body: order }],
    [
      'by JSON, with numbers',
      {
        method: 'POST',
        headers: { ...json, 'x-countersign-secret': secret },
        body: JSON.stringify({ kind: 'order', externalId: 7, net: 100.25, currency: 'EUR', coupon: null }),
      },
    ],
    ['with its secret in the body', { method: 'POST', headers: form, body: `${order}&secret=${secret}` }],
  ])('is taken %s', async (_, asked) => {
    const { status, added } = await post('/p/plain-source', asked);
    expect([status, added.length]).toEqual([200, 1]);
    expect(JSON.stringify(added)).not.toContain(secret);
  });

  it('is kept each time that it is sent: which one counts is decided by its key afterwards', async () => {
    const sent = [1, 2, 3].map(() => ask(tracker.url, `/p/plain-source?${order}`, withSecret));
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it.each([
    ['wrong', { headers: { authorization: 'Bearer wrong' } }],
    ['missing', {}],
    ['of another length', { headers: { authorization: `Bearer ${secret}x` } }],
    ['its own hash', { headers: { 'x-countersign-secret': 'kP0cS7yq' } }],
  ])('whose secret is %s is refused', async (_, asked) => {
    const { status, body, added } = await post(`/p/plain-source?${order}`, asked);
    expect([status, body.code, added.length]).toEqual([403, 'forbidden', 0]);
  });

  it.each([
    '/p/nobody-here',
    '/p/',
    '/p/x',
    `/p/${'x'.repeat(300)}`,
    '/p/plain-source/x',
    '/p/%00%00%00%00%00%00%00%00',
  ])('to %s finds no source', async (path) => {
    const { status, body } = await post(`${path}?${order}`, withSecret);
    expect([status, body.code]).toEqual([404, 'not_found']);
  });

  it.each([
    ['kind=order', 'externalId', 'missing'],
    ['externalId=o-1', 'kind', 'missing'],
    ['kind=party&externalId=o-1', 'kind', 'unknown'],
    ['kind=order&externalId=o-1&net=10.001&currency=EUR', 'net', 'currency_digits_wrong'],
    ['kind=order&externalId=o-1&net=10.5&currency=JPY', 'net', 'currency_digits_wrong'],
    ['kind=order&externalId=o-1&net=-10.00&currency=EUR', 'net', 'negative'],
    ['kind=order&externalId=o-1&net=1e3&currency=EUR', 'net', 'malformed'],
    ['kind=order&externalId=o-1&net=NaN&currency=EUR', 'net', 'malformed'],
    ['kind=order&externalId=o-1&net=10.00', 'currency', 'missing'],
    ['kind=order&externalId=o-1&net=10.00&currency=QQQ', 'currency', 'unknown'],
    ['kind=order&externalId=a%00b&net=10.00&currency=EUR', 'externalId', 'control_characters'],
    [`kind=order&externalId=${'x'.repeat(201)}&net=10.00&currency=EUR`, 'externalId', 'too_long'],
    [`${order}&clickId=x`, 'clickId', 'malformed'],
    [`${order}&occurredAt=yesterday`, 'occurredAt', 'malformed'],
    [`${order}&occurredAt=1999-01-01T00:00:00Z`, 'occurredAt', 'too_old'],
    ['kind=refund&externalId=r-1', 'refersTo', 'missing'],
  ])('that says %s is refused with the parameter named', async (query, field, code) => {
    const { status, body, added, headers } = await post(`/p/plain-source?${query}`, withSecret);
    expect(status).toBe(400);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(body).toMatchObject({ status: 400, code: 'invalid_input', errors: [{ field, code }] });
    expect(added).toEqual([]);
  });

  it('that is refused names the parameter as its sender does', async () => {
    const { body } = await post('/p/mapped-source?goal=order&txid=t-2&sum=1.234&cur=EUR', withSecret);
    expect(body.errors).toEqual([{ field: 'sum', code: 'currency_digits_wrong' }]);
  });

  it('from the future is kept, to be looked at', async () => {
    const { status, added } = await post(`/p/plain-source?${order}&occurredAt=2099-01-01T00:00:00Z`, withSecret);
    expect([status, added.length]).toEqual([200, 1]);
  });

  it.each([
    ['a megabyte', { body: `${order}&x=${'y'.repeat(1_048_576)}`, headers: form }, 413, 'payload_too_large'],
    ['a picture', { body: 'x', headers: { 'content-type': 'image/png' } }, 415, 'unsupported_media_type'],
    ['half of JSON', { body: '{"kind":', headers: json }, 400, 'malformed_request'],
    ['a list', { body: '[]', headers: json }, 400, 'malformed_request'],
    ['JSON with depth', { body: '{"kind":{"a":1}}', headers: json }, 400, 'malformed_request'],
    ['JSON with a prototype', { body: '{"__proto__":"x"}', headers: json }, 400, 'invalid_input'],
    ['bytes that are no text', { body: Buffer.from([0xff, 0xfe, 0x00]), headers: form }, 400, 'invalid_input'],
  ])('of %s is refused', async (_, asked, status, code) => {
    const headers = { ...asked.headers, ...withSecret.headers };
    const reply = await post('/p/plain-source', { method: 'POST', body: asked.body, headers });
    expect([reply.status, reply.body.code, reply.added.length]).toEqual([status, code, 0]);
  });

  it('of a megabyte in pieces, without a length, is refused too', async () => {
    const pieces = new ReadableStream({
      start(controller) {
        for (let turn = 0; turn < 64; turn += 1) controller.enqueue(new Uint8Array(16_384).fill(120));
        controller.close();
      },
    });
    const reply = await fetch(`${tracker.url}/p/plain-source`, {
      method: 'POST',
      body: pieces,
      duplex: 'half',
      headers: { ...form, ...withSecret.headers },
    } as RequestInit).catch((err: unknown) => err);
    // Either the refusal was read before the connection closed, or the connection closed first.
    if (reply instanceof Response) expect(reply.status).toBe(413);
    else expect(reply).toBeInstanceOf(TypeError);
    expect((await ask(tracker.url, '/live')).status).toBe(200);
  });

  it('comes by GET or POST', async () => {
    const { status, headers } = await post(`/p/plain-source?${order}`, { ...withSecret, method: 'DELETE' });
    expect([status, headers['allow']]).toEqual([405, 'GET, POST']);
  });

  it('with any other rubbish is never a defect of ours', async () => {
    const rubbish = [
      '%',
      '%%%',
      '&&&==',
      '__proto__=1&constructor=2',
      'kind[]=order',
      `${'a=b&'.repeat(1_000)}`,
      '%ff=%fe',
    ];
    for (const text of rubbish) {
      const byGet = await ask(tracker.url, `/p/plain-source?${text}`, withSecret);
      const byPost = await ask(tracker.url, '/p/plain-source', {
        method: 'POST',
        body: text,
        headers: { ...form, ...withSecret.headers },
      });
      expect([byGet.status, byPost.status], text).toEqual([400, 400]);
    }
  });
});
