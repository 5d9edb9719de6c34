import { holdRequest } from '@countersign/services/testing/hold-request';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from './routes.ts';
import { apiOfSuite, type Caller } from './testing/api-of-suite.ts';
import { idsOf, type Populated, populate } from './testing/populate.ts';
import { sampleRequest } from './testing/sample.ts';

describe('writing safely', () => {
  const api = apiOfSuite();
  let populated: Populated;
  let admin: Caller;
  beforeAll(async () => {
    populated = await populate(api());
    admin = populated.admin;
  }, 120_000);

  const without = async (header: string, id: string) => {
    const route = routes.find((one) => one.id === id);
    if (!route) throw new Error(`no ${id}`);
    const { operation } = route;
    const request = sampleRequest(operation, idsOf(populated, id.split('.')[0] ?? ''));
    const { [header]: _, ...headers } = request.headers;
    const caller =
      operation.audience === 'public' ? api().anonymous : operation.audience === 'partner' ? populated.owner : admin;
    const search = new URLSearchParams(request.query).toString();
    return caller(`${request.path}${search === '' ? '' : `?${search}`}`, {
      method: operation.method,
      headers,
      ...(operation.transfer === 'upload'
        ? { raw: 'bytes' }
        : request.body === undefined
          ? {}
          : { body: request.body }),
    });
  };

  it.each(routes.filter(({ operation }) => operation.idempotency).map(({ id }) => id))('%s needs a key', async (id) => {
    const reply = await without('idempotency-key', id);
    expect(reply.json, reply.text).toMatchObject({
      status: 400,
      code: 'idempotency_key_missing',
      errors: [{ field: 'Idempotency-Key' }],
    });
  });

  it.each(routes.filter(({ operation }) => operation.ifMatch).map(({ id }) => id))(
    '%s needs the revision that was seen',
    async (id) => {
      const reply = await without('if-match', id);
      expect(reply.json, reply.text).toMatchObject({
        status: 428,
        code: 'precondition_required',
        errors: [{ field: 'If-Match' }],
      });
    },
  );

  it('takes keys of 1 to 255 printable characters', async () => {
    const send = (key: string) =>
      admin('/api/v1/accounts', {
        body: { name: `Key ${key.length}`, kind: 'customer' },
        headers: { 'idempotency-key': key },
      });
    expect((await send('k')).status).toBe(201);
    expect((await send('~'.repeat(255))).status).toBe(201);
    for (const key of ['k'.repeat(256), 'with space', 'ümlaut']) {
      expect((await send(key)).json, key).toMatchObject({ status: 400, code: 'malformed_request' });
    }
  });

  it('gives a repeated request the first answer and says so, and refuses the key for anything else', async () => {
    const headers = { 'idempotency-key': 'the-same' };
    const body = { name: 'Once only', kind: 'customer' };
    const first = await admin('/api/v1/accounts', { body, headers });
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const again = await admin('/api/v1/accounts', { body: { kind: 'customer', name: 'Once only' }, headers });
    expect(again.status).toBe(201);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const other = await admin('/api/v1/accounts', { body: { ...body, name: 'Another' }, headers });
    expect(other.json).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
    const elsewhere = await admin('/api/v1/products', { body: { name: 'Once only', code: 'ONCE' }, headers });
    expect(elsewhere.json).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
    const pm = await api().as(populated.tenant.members.pm);
    expect((await pm('/api/v1/accounts', { body: { ...body, name: 'Of a colleague' }, headers })).status).toBe(201);
    const found = await admin('/api/v1/accounts?search=Once%20only');
    expect(found.json.total).toBe(1);
  });

  it('answers a request that meets itself still at work with 409, and afterwards with the result', async () => {
    const { tenant } = populated;
    const headers = { 'idempotency-key': 'in-flight' };
    const body = { name: 'Slow one', kind: 'customer' };
    const release = await holdRequest(api().database, {
      tenantId: tenant.id,
      caller: tenant.members.admin.id,
      key: 'in-flight',
    });
    const meanwhile = await admin('/api/v1/accounts', { body, headers });
    await release();
    expect(meanwhile.json).toMatchObject({ status: 409, code: 'request_in_flight' });
    expect(meanwhile.headers.get('retry-after')).toBe('1');
    expect((await admin('/api/v1/accounts', { body, headers })).status).toBe(201);
  });

  it('has one effect when the same request comes eight times at once', async () => {
    const headers = { 'idempotency-key': 'eightfold' };
    const body = { name: 'Eightfold', kind: 'customer' };
    const replies = await Promise.all(Array.from({ length: 8 }, () => admin('/api/v1/accounts', { body, headers })));
    expect(replies.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect(
      replies.filter(({ status, headers: given }) => status === 201 && !given.has('idempotent-replayed')),
    ).toHaveLength(1);
    expect((await admin('/api/v1/accounts?search=Eightfold')).json.total).toBe(1);
  });

  it('refuses a change that rests on an older revision, and gives the current one as ETag', async () => {
    const { tenant } = populated;
    const path = `/api/v1/programs/${tenant.programId}`;
    const seen = await admin(path);
    const etag = seen.headers.get('etag') ?? '';
    expect(etag).toBe(`"${seen.json.revision}"`);
    const change = (ifMatch: string) =>
      admin(path, { method: 'PATCH', body: { name: `Named at ${ifMatch}` }, headers: { 'if-match': ifMatch } });
    const changed = await change(etag);
    expect(changed.status, changed.text).toBe(200);
    expect(changed.headers.get('etag')).toBe(`"${Number(seen.json.revision) + 1}"`);
    expect((await change(etag)).json).toMatchObject({ status: 412, code: 'stale_revision' });
    expect((await change('"two"')).json).toMatchObject({ status: 400, code: 'malformed_request' });
    expect((await change('*')).json).toMatchObject({ status: 400 });
  });

  it('answers a decision whose outcome is not known with 202 and where to ask', async () => {
    const stories = await openTask(populated);
    api().ports.caseRunner.answer = () => ({ status: 'unknown' });
    const pending = await stories.decide();
    expect(pending.status, pending.text).toBe(202);
    expect(pending.json).toMatchObject({ status: 'pending' });
    expect(pending.headers.get('location')).toBe(`/api/v1/commands/${pending.json.commandId}`);
    expect((await stories.by(String(pending.headers.get('location')))).json).toMatchObject({ status: 'pending' });
    expect(
      (await (await api().as(populated.tenant.members.auditor))(String(pending.headers.get('location')))).status,
    ).toBe(404);
    api().ports.caseRunner.isUp = false;
    const down = await stories.decide('another-key');
    expect(down.json).toMatchObject({ status: 503, code: 'temporarily_unavailable' });
    expect(Number(down.headers.get('retry-after'))).toBeGreaterThan(0);
    api().ports.caseRunner.isUp = true;
  });

  async function openTask({ tenant }: Populated) {
    const by = await api().as(tenant.members.director);
    const list = await by('/api/v1/tasks?scope=mine');
    const [task] = list.json.items;
    expect(task, list.text).toBeDefined();
    return {
      by,
      decide: (key = 'decision') =>
        by(`/api/v1/tasks/${task.id}/decision`, {
          body: { outcome: 'approve' },
          headers: { 'idempotency-key': key, 'if-match': `"${task.revision}"` },
        }),
    };
  }
});

describe('pages', () => {
  const api = apiOfSuite();
  it.each(['name', '-name', 'changedAt', '-changedAt'])(
    'by %s show every row there was, once, whatever is added meanwhile',
    async (sort) => {
      const { admin } = await populate(api());
      let made = 0;
      const add = async (name: string) => {
        made += 1;
        const reply = await admin('/api/v1/accounts', {
          body: { name, kind: 'customer' },
          headers: { 'idempotency-key': `page-${sort}-${made}` },
        });
        return String(reply.json.id);
      };
      const there: string[] = [];
      for (let index = 0; index < 17; index += 1)
        there.push(await add(`Account ${String((index * 7) % 17).padStart(2, '0')}`));
      const seen: string[] = [];
      let cursor: string | null = '';
      for (let turn = 0; cursor !== null; turn += 1) {
        const page = await admin(
          `/api/v1/accounts?sort=${sort}&limit=3${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
        );
        expect(page.status, page.text).toBe(200);
        seen.push(...page.json.items.map(({ id }: { id: string }) => id));
        cursor = page.json.nextCursor;
        await add(`Account ${String(turn).padStart(2, '0')} a`);
        await add(`Account ${String(16 - turn).padStart(2, '0')} z`);
        expect(turn).toBeLessThan(60);
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(there.filter((id) => !seen.includes(id))).toEqual([]);
    },
    60_000,
  );

  it('refuse a cursor that is not theirs', async () => {
    const { admin } = await populate(api());
    for (const cursor of [
      'x',
      'bnVsbA',
      Buffer.from('["a\\u0000","b"]').toString('base64url'),
      Buffer.from('[{},"b"]').toString('base64url'),
    ]) {
      expect((await admin(`/api/v1/accounts?cursor=${cursor}`)).json, cursor).toMatchObject({
        status: 422,
        errors: [{ field: 'cursor' }],
      });
    }
  });
});
