import { setupOperations } from '@countersign/contracts/setup/operations';
import { sql } from '@countersign/db/query';
import { account } from '@countersign/db/schema/sign-in';
import { permissionsOfMember } from '@countersign/domain/permission/permissions';
import { routedProcessNames } from '@countersign/domain/process/registry';
import { verifyPassword } from 'better-auth/crypto';
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../context.ts';
import { getPolicy } from '../policy/get.ts';
import { listPolicies } from '../policy/list.ts';
import { call } from '../testing/call.ts';
import { Crash, crashingBeforeCommit, footprint } from '../testing/footprint.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { createFakePorts, createSequentialIds, createTestClock, createTestLog } from '../testing/world.ts';
import { createSetup } from './create.ts';
import { getSetup } from './get.ts';

const body = {
  company: 'Müller & Söhne Software',
  administrator: { name: 'Ada', email: 'Ada@Example.com', password: 'a-long-password', locale: 'de' },
  program: { name: 'Partner', preset: 'saas', currency: 'JPY', zone: 'Asia/Tokyo', holidaySet: 'JP' },
} as const;

describe('the first visit', () => {
  const database = useTestDatabase();
  const clock = createTestClock();
  const ids = createSequentialIds();
  const visitor = (key?: string): ServiceContext => ({
    tenantId: '',
    actor: { kind: 'nobody' },
    db: database().app.db,
    now: () => clock.now,
    ids,
    random: () => 0.5,
    log: createTestLog(),
    requestId: null,
    idempotency:
      key === undefined
        ? null
        : { caller: 'setup', key, operation: 'setup.create', payloadHash: 'h', wasReplayed: false },
    ports: createFakePorts(),
    urls: { portal: 'https://p.example', console: 'https://c.example', tracker: 'https://t.example' },
  });
  const create = (ctx: ServiceContext, change: object = {}) =>
    call(setupOperations.create, createSetup, ctx, { body: { ...body, ...change } });

  it('names bad fields and leaves nothing', async () => {
    const before = await footprint(database());
    await expect(
      create(visitor(), { program: { ...body.program, currency: 'XXX', zone: 'Nowhere/City' } }),
    ).rejects.toMatchObject({
      fields: [{ field: 'program.currency' }, { field: 'program.zone' }],
    });
    await expect(create(visitor(), { company: 'a\u0000b' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(create(crashingBeforeCommit(visitor()))).rejects.toBeInstanceOf(Crash);
    expect(await footprint(database())).toEqual(before);
    expect(await call(setupOperations.get, getSetup, visitor())).toEqual({ isNeeded: true });
  });

  it('creates one tenant, of two at the same time, whose administrator can sign in', async () => {
    const [one, two] = await Promise.allSettled([create(visitor('key')), create(visitor('other'))]);
    const done = [one, two].flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(done).toHaveLength(1);
    expect([one, two].find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'setup_done' } });
    expect(await call(setupOperations.get, getSetup, visitor())).toEqual({ isNeeded: false });
    const [login] = await database().admin.db.select().from(account);
    expect(await verifyPassword({ hash: login?.password ?? '', password: 'a-long-password' })).toBe(true);
    const [made] = await database().admin.db.execute(sql`
      select t.slug, m.email, m.roles, p.currency, p.settings->>'approvalThresholdMinor' as threshold, c.holiday_set
      from tenants t join members m using (tenant_id) join programs p using (tenant_id) join calendars c using (tenant_id)`);
    expect(made).toEqual({
      slug: 'muller-sohne-software',
      email: 'ada@example.com',
      roles: ['administrator'],
      currency: 'JPY',
      threshold: '50000',
      holiday_set: 'JP',
    });
  });

  it('gives a repeated request the first answer, and anybody else setup_done', async () => {
    const first = await create(visitor('key')).catch(() => create(visitor('other')));
    expect(first.tenantId).toMatch(/^ten_/);
    await expect(create(visitor('third'))).rejects.toMatchObject({ code: 'setup_done' });
    await expect(create(visitor())).rejects.toMatchObject({ code: 'setup_done' });
  });

  it('starts with an active policy that its author is not counted as a second person for', async () => {
    const [tenant] = await database().admin.db.execute<{
      tenant_id: string;
      id: string;
      person_id: string;
      user_id: string;
    }>(sql`select tenant_id, id, person_id, user_id from members`);
    if (!tenant) throw new Error('no member');
    const admin: ServiceContext = {
      ...visitor(),
      tenantId: tenant.tenant_id,
      actor: {
        kind: 'member',
        id: tenant.id,
        personId: tenant.person_id,
        userId: tenant.user_id,
        name: 'Ada',
        roles: ['administrator'],
        permissions: permissionsOfMember(['administrator']),
        apiKeyId: null,
      },
    };
    const { items } = await listPolicies(admin, {
      params: {},
      query: { limit: 25 },
      body: undefined,
      ifMatch: undefined,
    });
    expect(items.map(({ process }) => process).toSorted()).toEqual([...routedProcessNames].toSorted());
    for (const item of items) expect(item).toMatchObject({ activeVersion: 1, isReviewed: false });
    const policy = await getPolicy(admin, {
      params: { id: items.find(({ process }) => process === 'deal-registration')?.id ?? '' },
      query: {},
      body: undefined,
      ifMatch: undefined,
    });
    expect(policy.versions).toMatchObject([{ version: 1, status: 'active', createdBy: 'Ada', casesDecided: 0 }]);
  });
});
