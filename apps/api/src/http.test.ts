import { openSession } from '@countersign/services/testing/open-session';
import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiOfSuite, type Caller, idempotencyKey, sessionSecret } from './testing/api-of-suite.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('HTTP', () => {
  const api = apiOfSuite();
  let tenant: TestTenant;
  let admin: Caller;
  beforeAll(async () => {
    tenant = await createTestTenant(api().database);
    admin = await api().as(tenant.members.admin);
  });

  const upload = (name: string, purpose: string, raw: Uint8Array | string) =>
    admin(`/api/v1/files?name=${encodeURIComponent(name)}&purpose=${purpose}`, { raw, headers: idempotencyKey() });

  it('gives a file to be saved, never to be run, under its own name', async () => {
    const made = await upload('Angebot "Müller" 100%.txt', 'attachment', '<p>alert(1)</p>');
    expect(made.status, made.text).toBe(201);
    const given = (await admin(`/api/v1/files/${made.json.id}/link`)).json.url;
    const file = await admin(given);
    expect(file.text).toBe('<p>alert(1)</p>');
    expect(file.headers.get('content-type')).toBe('text/plain');
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="Angebot _M_ller_ 100_.txt"; filename*=UTF-8''Angebot%20%22M%C3%BCller%22%20100%25.txt`,
    );
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    const link = api().with({ cookie: await cookieOf(tenant) });
    expect((await link(`${given}&membership=${tenant.members.admin.id}`)).status).toBe(200);
    expect((await link(`${given}&membership=${tenant.members.pm.id}`)).status).toBe(403);
  });

  it('shows a chosen logo to anybody, and no other file', async () => {
    const logo = await upload('logo.png', 'logo', png);
    expect((await api().anonymous(`/api/v1/branding/logo?tenant=${tenant.slug}`)).status).toBe(404);
    const settings = await admin('/api/v1/tenant');
    const chosen = await admin('/api/v1/tenant', {
      method: 'PATCH',
      body: { logoFileId: logo.json.id },
      headers: { 'if-match': settings.headers.get('etag') ?? '' },
    });
    expect(chosen.status, chosen.text).toBe(200);
    const branding = await api().anonymous(`/api/v1/branding?tenant=${tenant.slug}`);
    const shown = await api().anonymous(branding.json.logoUrl);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('content-disposition')).toMatch(/^inline/);
    expect((await api().anonymous(`/api/v1/files/${logo.json.id}/content?link=any`)).status).toBe(401);
  });

  it('names each request, takes the id of a proxy, and refuses to be framed or sniffed', async () => {
    const own = await api().anonymous('/api/v1/setup');
    expect(own.headers.get('x-request-id')).toMatch(/^req_[0-9a-z]{26}$/);
    const given = await api().anonymous('/api/v1/setup', { headers: { 'x-request-id': 'edge-4711-abc' } });
    expect(given.headers.get('x-request-id')).toBe('edge-4711-abc');
    const bad = await api().anonymous('/api/v1/setup', { headers: { 'x-request-id': '<b>' } });
    expect(bad.headers.get('x-request-id')).toMatch(/^req_/);
    expect(own.headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    expect(own.headers.get('x-content-type-options')).toBe('nosniff');
    expect(own.headers.has('x-powered-by')).toBe(false);
    expect(own.headers.has('access-control-allow-origin')).toBe(false);
  });

  it('says which methods an address takes', async () => {
    const refused = await admin('/api/v1/partners', { method: 'PUT', body: {} });
    expect(refused.status).toBe(405);
    expect(refused.headers.get('allow')).toBe('HEAD, GET, POST');
    expect((await admin('/api/v1/partners', { method: 'HEAD' })).status).toBe(200);
  });

  function cookieOf({ members }: TestTenant): Promise<string> {
    return openSession(api().database, { userId: members.admin.userId, secret: sessionSecret });
  }
});

describe('rate limits', () => {
  const api = apiOfSuite({ rateLimits: { perAddress: 40, perPrincipal: 5 } });

  it('hold for each principal and each address, and say when to come back', async () => {
    const tenant = await createTestTenant(api().database);
    const [admin, pm] = [await api().as(tenant.members.admin), await api().as(tenant.members.pm)];
    const statuses: number[] = [];
    for (let turn = 0; turn < 7; turn += 1) statuses.push((await admin('/api/v1/session')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const refused = await admin('/api/v1/session');
    expect(refused.json).toMatchObject({ code: 'too_many_requests' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await pm('/api/v1/session')).status).toBe(200);
    const others = await Promise.all(Array.from({ length: 40 }, () => api().anonymous('/api/v1/setup')));
    expect(others.some(({ status }) => status === 429)).toBe(true);
    const elsewhere = await api().anonymous('/api/v1/setup', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(elsewhere.status).toBe(200);
    expect((await api().anonymous('/live')).status).toBe(200);
  });
});
