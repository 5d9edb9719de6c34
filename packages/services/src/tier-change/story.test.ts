import { enrollmentOperations } from '@countersign/contracts/enrollment/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { tierChangeOperations } from '@countersign/contracts/tier-change/operations';
import { eq } from '@countersign/db/query';
import { enrollments } from '@countersign/db/schema/tenant';
import { expect, it } from 'vitest';
import { updateEnrollment } from '../enrollment/update.ts';
import { rateAllQueued } from '../rating/rate-all-queued.ts';
import { recordSales, startPlan, twentyPercent } from '../rating/testing/sales.ts';
import { decideTask } from '../task/decide.ts';
import { listTask } from '../task/list.ts';
import { call } from '../testing/call.ts';
import { tellDeals } from '../testing/deal-story.ts';
import { readMail } from '../testing/read-mail.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { listTierChanges } from './list.ts';
import { previewTierChange } from './preview.ts';
import { proposeTierChange } from './propose.ts';
import { scanTierChanges } from './scan.ts';

const database = useTestDatabase();

it('a tier is proposed with what it changes, agreed by somebody else, lent from its day on, and returns by itself', async () => {
  const tenant = await createTestTenant(database(), { time: '2026-04-01T06:00:00Z' });
  const { runner, acting } = tellDeals(tenant);
  const { enrollmentId } = tenant.partnerA;
  const tiers = [
    { tier: 'Gold', percent: '10' },
    { tier: 'Platinum', percent: '50' },
  ];
  await startPlan(tenant, { ...twentyPercent, tierUplifts: tiers }, { from: '2026-04-01' });
  await recordSales(tenant, [{ at: '2026-04-10T09:00:00Z', net: 100_000n }]);
  tenant.clock.set('2026-05-04T06:00:00Z');
  await rateAllQueued(tenant.system, () => {});
  const tier = async () => {
    const [row] = await tenant.inTenant((tx) => tx.select().from(enrollments).where(eq(enrollments.id, enrollmentId)));
    return row?.tier;
  };
  const wish = { enrollmentId, tier: 'Platinum', effectiveOn: '2026-05-10', endsOn: '2026-05-31' };
  const preview = await call(tierChangeOperations.preview, previewTierChange, tenant.pm, {
    body: { enrollmentId, tier: 'Platinum' },
  });
  expect(preview).toMatchObject({
    direction: 'up',
    knownTiers: ['Gold', 'Platinum'],
    terms: [{ kind: 'uplift', before: '10', after: '50' }],
    lastPeriod: {
      from: '2026-04-01',
      to: '2026-04-30',
      eventCount: 1,
      before: { amount: '220.00' },
      after: { amount: '300.00' },
    },
  });
  const body = {
    ...wish,
    reason: 'negotiated' as const,
    note: 'Asked by Paul',
    partnerText: 'For your spring campaign.',
  };
  const propose = (more: Partial<typeof body> = {}) =>
    call(tierChangeOperations.propose, proposeTierChange, acting(tenant.pm), { body: { ...body, ...more } });
  await expect(propose({ effectiveOn: '2026-05-03' })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(propose({ tier: 'Gold' })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(
    call(enrollmentOperations.update, updateEnrollment, tenant.pm, {
      params: { id: enrollmentId },
      body: { tier: 'Platinum' },
    }),
  ).rejects.toMatchObject({ code: 'action_not_available' });
  const proposed = await propose();
  await expect(propose()).rejects.toMatchObject({ code: 'conflict' });
  await runner.drain(tenant.system);
  const page = await call(taskOperations.list, listTask, tenant.director, { query: { scope: 'all', limit: 50 } });
  const task = page.items.find(({ process }) => process === 'tier-change');
  await call(taskOperations.decide, decideTask, acting(tenant.director), {
    params: { id: task?.id ?? '' },
    body: { outcome: 'approve' },
    ifMatch: task?.revision ?? 0,
  });
  await runner.drain(tenant.system);
  const mail = await readMail(database(), { to: tenant.partnerA.owner.email, kind: 'tier_changed' });
  expect(mail).toContain('Platinum');
  expect(mail).not.toContain('Asked by Paul');
  const scan = () => scanTierChanges(tenant.system);
  expect([await scan(), await tier()]).toEqual([{ applied: 0, returned: 0 }, 'Gold']);
  // The day itself was missed; it is made up, once.
  tenant.clock.set('2026-05-12T06:00:00Z');
  expect([await scan(), await scan(), await tier()]).toEqual([
    { applied: 1, returned: 0 },
    { applied: 0, returned: 0 },
    'Platinum',
  ]);
  tenant.clock.set('2026-05-31T22:00:00Z');
  expect([await scan(), await scan(), await tier()]).toEqual([
    { applied: 0, returned: 1 },
    { applied: 0, returned: 0 },
    'Gold',
  ]);
  const history = await call(tierChangeOperations.list, listTierChanges, tenant.pm, { query: { enrollmentId } });
  expect(history.items).toMatchObject([{ id: proposed.id, status: 'returned', fromTier: 'Gold', toTier: 'Platinum' }]);
});
