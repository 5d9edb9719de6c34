import { fileBytesMax } from '@countersign/domain/file/file';
import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiOfSuite, idempotencyKey } from './testing/api-of-suite.ts';

describe('the API', () => {
  const api = apiOfSuite();
  let tenant: TestTenant;
  beforeAll(async () => {
    tenant = await createTestTenant(api().database);
  });

  it('answers whoever is signed in with their memberships and permissions', async () => {
    const admin = await api().as(tenant.members.admin);
    const reply = await admin('/api/v1/session');
    expect(reply.status).toBe(200);
    expect(reply.json.current).toMatchObject({ kind: 'member', id: tenant.members.admin.id, tenantId: tenant.id });
    expect(reply.json.permissions).toContain('member.invite');
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  it('answers nobody with nobody, not with a refusal', async () => {
    const gone = { headers: { cookie: 'countersign.session_token=long-gone.c2lnbmVk' } };
    for (const request of [{}, gone]) {
      const reply = await api().anonymous('/api/v1/session', request);
      expect(reply.status, reply.text).toBe(200);
      expect(reply.json).toBeNull();
    }
    const unknownKey = { authorization: 'Bearer csk_nobody-ever-had-this' };
    expect((await api().anonymous('/api/v1/session', { headers: unknownKey })).status).toBe(401);
  });

  it('turns away a file above the limit of uploads, and says the limit', async () => {
    const admin = await api().as(tenant.members.admin);
    const reply = await admin('/api/v1/files?name=big.csv&purpose=evidence', {
      raw: new Uint8Array(fileBytesMax + 1),
      headers: { 'content-type': 'text/csv', ...idempotencyKey() },
    });
    expect(reply.json, reply.text).toMatchObject({ code: 'payload_too_large', facts: { bytesMax: fileBytesMax } });
  });

  it('gives every refusal as a problem document', async () => {
    const { anonymous } = api();
    const admin = await api().as(tenant.members.admin);
    const refusals = [
      [await anonymous('/api/v1/home'), 401, 'sign_in_required'],
      [await anonymous('/api/v1/nothing-here'), 404, 'not_found'],
      [await anonymous('/elsewhere'), 404, 'not_found'],
      [await admin('/api/v1/session', { method: 'DELETE' }), 405, 'method_not_allowed'],
      [
        await admin('/api/v1/partners', {
          raw: '{"name":',
          headers: { 'content-type': 'application/json', ...idempotencyKey() },
        }),
        400,
        'malformed_request',
      ],
      [
        await admin('/api/v1/partners', { raw: 'a', headers: { 'content-type': 'text/plain', ...idempotencyKey() } }),
        415,
        'unsupported_media_type',
      ],
      [
        await admin('/api/v1/partners', { body: { name: 'x'.repeat(300_000) }, headers: idempotencyKey() }),
        413,
        'payload_too_large',
      ],
      [await admin('/api/v1/partners', { body: {}, headers: idempotencyKey() }), 422, 'invalid_input'],
      [await admin('/api/v1/partners/%ff'), 400, 'malformed_request'],
    ] as const;
    for (const [reply, status, code] of refusals) {
      expect(reply.headers.get('content-type'), reply.text).toMatch(/^application\/problem\+json/);
      expect(reply.json, reply.text).toMatchObject({ status, code, type: `/api/docs/problems/${code}` });
      expect(reply.status).toBe(status);
      expect(reply.json.title).not.toBe('');
      expect(reply.json.instance).toMatch(/^urn:countersign:request:\S+$/);
    }
  });
});
