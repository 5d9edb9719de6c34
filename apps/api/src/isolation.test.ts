import { tenantFootprint } from '@countersign/services/testing/tenant-footprint';
import { createTestTenant } from '@countersign/services/testing/test-tenant';
import { beforeAll, describe, expect, it } from 'vitest';
import { parametersOf } from './openapi/schemas.ts';
import { routes } from './routes.ts';
import { apiOfSuite, type Caller } from './testing/api-of-suite.ts';
import { idsOf, type Populated, populate, telltales } from './testing/populate.ts';
import { sampleRequest } from './testing/sample.ts';

/** These show something to anybody, on purpose: the face of the company whose name is in the address. */
const forAnybody = new Set(['session.branding', 'session.logo']);

describe('another tenant', () => {
  const api = apiOfSuite();
  let ours: Populated;
  let theirAdmin: Caller;
  let theirOwner: Caller;
  let theirUserId: string;
  let ourIds: Set<string>;
  let before: Record<string, string>;
  beforeAll(async () => {
    ours = await populate(api());
    const theirs = await createTestTenant(api().database);
    // What is confidential an administrator alone may not read, not even of their own company.
    theirAdmin = await api().as(
      await theirs.addMember({ name: 'Everything', roles: ['administrator', 'compliance_analyst'] }),
    );
    theirOwner = await api().as(theirs.partnerA.owner);
    theirUserId = theirs.members.admin.userId;
    ourIds = await everyIdOf(ours);
    before = await tenantFootprint(api().database, ours.tenant.id);
  }, 120_000);

  it.each(routes.filter(({ id }) => !forAnybody.has(id)).map((route) => [route.id, route] as const))(
    'gets nothing of ours by %s',
    async (id, { operation }) => {
      const concept = id.split('.')[0] ?? '';
      for (const caller of callersOf(operation.audience)) {
        const request = sampleRequest(operation, idsOf(ours, concept));
        const search = new URLSearchParams(request.query).toString();
        const options = {
          method: operation.method,
          headers: request.headers,
          ...(operation.transfer === 'upload'
            ? { raw: 'bytes' }
            : request.body === undefined
              ? {}
              : { body: request.body }),
        };
        const replies = [await caller(`${request.path}${search === '' ? '' : `?${search}`}`, options)];
        const needsQuery = parametersOf(operation.query).some(({ required }) => required);
        if (operation.method === 'GET' && !needsQuery) replies.push(await caller(request.path, options));
        // A refusal may say back what was asked for.
        const asked = JSON.stringify(request);
        const foreign = [...ourIds].filter((ours) => !asked.includes(ours));
        for (const reply of replies) {
          expect(reply.status, reply.text).toBeLessThan(500);
          expect(
            telltales.filter((word) => reply.text.includes(word)),
            `${id}: ${reply.text}`,
          ).toEqual([]);
          expect(
            foreign.filter((ours) => reply.text.includes(ours)),
            `${id}: ${reply.text}`,
          ).toEqual([]);
          if (operation.path.includes('{')) expect(reply.status, reply.text).toBe(404);
        }
      }
    },
  );

  it('has changed nothing of ours with all of that', async () => {
    expect(await tenantFootprint(api().database, ours.tenant.id)).toEqual(before);
  });

  it('cannot act under a membership of ours', async () => {
    const caller = await api().as({ userId: theirUserId, id: ours.tenant.members.admin.id });
    expect((await caller('/api/v1/partners')).json).toMatchObject({ status: 403, code: 'membership_required' });
  });

  function callersOf(audience: string): Caller[] {
    switch (audience) {
      case 'partner':
        return [theirOwner];
      case 'both':
        return [theirAdmin, theirOwner];
      default:
        return [theirAdmin];
    }
  }

  /** Every id that our own administrator finds in any list of ours. */
  async function everyIdOf(populated: Populated): Promise<Set<string>> {
    const found = new Set(Object.values(populated.ids));
    for (const { operation } of routes) {
      if (operation.method !== 'GET' || operation.path.includes('{') || operation.audience !== 'staff') continue;
      const reply = await populated.admin(`/api/v1${operation.path}`);
      for (const [id] of reply.text.matchAll(/\b[a-z]{2,12}_[0-9a-z]{26}\b/g)) found.add(id);
    }
    for (const id of found) if (id.startsWith('req_')) found.delete(id);
    expect(found.size).toBeGreaterThan(40);
    return found;
  }
});
