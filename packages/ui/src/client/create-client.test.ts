import { describe, expect, it } from 'vitest';
import { createClient } from './create-client.ts';
import { ApiProblem } from './problem.ts';

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
}

function clientAnswering(...answers: readonly (Response | Error)[]) {
  const sent: Sent[] = [];
  const left = [...answers];
  const client = createClient({
    membership: () => 'con_1',
    wait: () => Promise.resolve(),
    fetch: (input, init) => {
      sent.push({
        url: String(input),
        method: init?.method ?? 'GET',
        headers: new Headers(init?.headers),
        body: typeof init?.body === 'string' ? JSON.parse(init.body) : init?.body,
      });
      const answer = left.shift() ?? new Error('nothing left to answer');
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });
  return { client, sent };
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });

describe('client', () => {
  it('fills the path, drops empty filters, joins lists and says for whom it acts', async () => {
    const { client, sent } = clientAnswering(json({ items: [], nextCursor: null, total: 0 }));
    await client.call('deal-registration.list', { query: { search: '', status: 'draft,won', limit: 50 } });
    expect(sent[0]?.url).toBe('/api/v1/deal-registrations?status=draft%2Cwon&limit=50');
    expect(sent[0]?.headers.get('countersign-membership')).toBe('con_1');
    expect(sent[0]?.headers.has('idempotency-key')).toBe(false);
  });

  it('sends the revision that was seen, and the same key again when no answer came', async () => {
    const { client, sent } = clientAnswering(new TypeError('failed to fetch'), json({ id: 'deal_1' }));
    await client.call('deal-registration.submit', { params: { id: 'deal/1' }, ifMatch: 3 });
    expect(sent.map(({ url }) => url)).toEqual(Array(2).fill('/api/v1/deal-registrations/deal%2F1/submit'));
    expect(sent[0]?.headers.get('if-match')).toBe('"3"');
    expect(sent[0]?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent[1]?.headers.get('idempotency-key')).toBe(sent[0]?.headers.get('idempotency-key'));
  });

  it('never repeats a write that has no key', async () => {
    const { client, sent } = clientAnswering(new TypeError('failed to fetch'), json({}));
    const call = client.call('session.update-profile', { body: { locale: 'de' } });
    await expect(call).rejects.toMatchObject({ code: 'unreachable' });
    expect(sent).toHaveLength(1);
  });

  it('turns a problem document into an error with its code, fields and facts', async () => {
    const document = {
      code: 'invalid_input',
      title: 'Bad',
      errors: [{ field: 'terms.amount', code: 'amount', message: 'x' }],
    };
    const { client } = clientAnswering(json(document, 422, { 'retry-after': '7' }));
    const problem: unknown = await client.call('home.get').catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({
      status: 422,
      code: 'invalid_input',
      errors: document.errors,
      retryAfterSeconds: 7,
    });
  });

  it('takes an answer that is not the API’s for what it is', async () => {
    const html = () => new Response('<html>', { status: 502 });
    const { client } = clientAnswering(html(), new Response('<html>', { status: 200 }));
    await expect(client.call('home.get')).rejects.toMatchObject({ code: 'temporarily_unavailable' });
    await expect(client.call('home.get')).rejects.toMatchObject({ code: 'unreadable' });
  });
});

describe('callDecision', () => {
  const result = (status: string, code: string | null = null) => ({
    commandId: 'cmd_1',
    status,
    caseStatus: null,
    code,
  });
  const withdraw = { params: { id: 'deal_1' }, ifMatch: 1, body: {} };

  it('waits on a pending action until it is done', async () => {
    const { client, sent } = clientAnswering(
      json(result('pending'), 202),
      json(result('pending')),
      json(result('done')),
    );
    let told = 0;
    const settled = await client.callDecision('deal-registration.withdraw', {
      ...withdraw,
      onPending: () => (told += 1),
    });
    expect(settled.status).toBe('done');
    expect(told).toBe(1);
    expect(sent.slice(1).map(({ url }) => url)).toEqual(Array(2).fill('/api/v1/commands/cmd_1'));
  });

  it('throws a refusal that came late with its code', async () => {
    const { client } = clientAnswering(json(result('pending'), 202), json(result('refused', 'not_open')));
    await expect(client.callDecision('deal-registration.withdraw', withdraw)).rejects.toMatchObject({
      code: 'not_open',
    });
  });

  it('gives up waiting after a minute and says that the outcome is unknown', async () => {
    const pending = Array.from({ length: 60 }, () => json(result('pending')));
    const { client, sent } = clientAnswering(...pending);
    await expect(client.callDecision('deal-registration.withdraw', withdraw)).rejects.toMatchObject({
      code: 'temporarily_unavailable',
      facts: { commandId: 'cmd_1' },
    });
    expect(sent.length).toBeLessThan(30);
  });
});
