import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { periodOperations } from '@countersign/contracts/period/operations';
import { eq, sql } from '@countersign/db/query';
import { periods, statements } from '@countersign/db/schema/statement';
import { checkBooks } from '@countersign/services/books/check';
import { addCoupon, addSource } from '@countersign/services/event/testing/arrange-events';
import { closePeriod } from '@countersign/services/period/close';
import { rateAllQueued } from '@countersign/services/rating/rate-all-queued';
import { balances, recordSales, startPlan, twentyPercent } from '@countersign/services/rating/testing/sales';
import { call } from '@countersign/services/testing/call';
import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';
import { useTestDatabase } from '@countersign/services/testing/use-test-database';
import { afterEach, describe, expect, it } from 'vitest';
import { openExitDesk } from './exit-desk.ts';
import { carryOut, type Flow } from './flows.ts';
import { parkedAt } from './park.ts';
import type { Orders } from './parked-process.ts';
import { openProvisioningDesk } from './provisioning-desk.ts';

const database = useTestDatabase();
const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);
/** So many closings are stopped in one run, each of a company of its own; `FAULT_CLOSINGS` stops more, up to every point. */
const closingsMax = Number(process.env['FAULT_CLOSINGS'] ?? 8);
/** So many partners are stopped while they are set up, and again while that is undone; `FAULT_PROVISIONINGS` stops more. */
const provisioningsMax = Number(process.env['FAULT_PROVISIONINGS'] ?? 12);
/** So many memberships are stopped while they end, and again while that is taken back; `FAULT_EXITS` stops more. */
const exitsMax = Number(process.env['FAULT_EXITS'] ?? 5);
const never = () => new Promise<void>(() => {});

let children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
});

/** How often a flow waits for the database from its beginning to its end. */
async function pointsOf(flow: Flow): Promise<number> {
  const whole = parkedAt(database().app.db, Number.POSITIVE_INFINITY, never);
  await carryOut(flow, whole.db, whole.pass);
  return whole.passed();
}

/** A process that has begun all these flows and stands in the middle of each. */
async function standing(flows: Orders['flows']): Promise<ChildProcess> {
  const child = fork(new URL('parked-process.ts', import.meta.url), { serialization: 'advanced' });
  children.push(child);
  const orders: Orders = { databaseUrl: database().urlOf('countersign_app'), flows };
  child.send(orders);
  const { promise, resolve } = Promise.withResolvers<void>();
  const parked = new Set<number>();
  child.on('message', (said: { readonly parked?: number }) => {
    if (said.parked !== undefined && parked.add(said.parked).size === flows.length) resolve();
  });
  await promise;
  return child;
}

/** What can happen to a process, or to the database under it, while it stands there. */
const disasters = {
  'kill -9 of the process': async (child: ChildProcess) => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  },
  'the loss of every connection to the database': async (child: ChildProcess) => {
    await database().admin.db.execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'parked'`,
    );
    // The process lives on, finds out at its next statement, and gives up what it was at.
    const done = new Promise<void>((resolve) => {
      child.on('message', (said) => said === 'done' && resolve());
    });
    child.send('go on');
    await done;
  },
} as const;

function sample(points: number, count: number, salt: number): number[] {
  let state = seed + salt;
  const drawn = Array.from({ length: points }, (_, index) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return { point: index + 1, place: state };
  });
  return drawn
    .toSorted((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ point }) => point);
}

async function april(): Promise<TestTenant> {
  const tenant = await createTestTenant(database(), { time: '2026-04-01T06:00:00Z' });
  await startPlan(tenant, { ...twentyPercent, holdDays: 0 }, { from: '2026-04-01' });
  return tenant;
}

const findingsOf = async (tenant: TestTenant) =>
  (await checkBooks(database().admin.db, { movements: null, tenants: [tenant.system] })).filter(
    ({ tenantId }) => tenantId === tenant.id,
  );

describe.each(Object.entries(disasters))(`%s (FAULT_SEED=${seed})`, (_, strike) => {
  it('while events are taken, at every point: what the client repeats is there once and earns once', async () => {
    const tenant = await april();
    const sourceId = await addSource(tenant);
    await addCoupon(tenant, tenant.partnerA.enrollmentId, 'A10');
    const occurredAt = '2026-04-03T09:00:00Z';
    const intake = (name: string, second: number): Flow => ({
      kind: 'intake',
      tenantId: tenant.id,
      // Each at a second of its own, or they would wait for one another's nudge of the rating.
      now: Date.parse(occurredAt) + second * 1_000,
      actor: tenant.admin.actor,
      sourceId,
      key: `key-${name}`,
      events: [1, 2].map((part) => ({
        kind: 'order',
        externalId: `${name}/${part}`,
        customer: `${name}-${part}`,
        occurredAt,
        net: '100.00',
        currency: 'EUR',
        coupon: 'A10',
      })),
    });
    const points = await pointsOf(intake('whole', 0));
    expect(points).toBeGreaterThan(15);
    const flows = Array.from({ length: points }, (_, at) => ({ flow: intake(`p${at + 1}`, at + 1), point: at + 1 }));
    await strike(await standing(flows));
    for (const { flow, point } of flows) {
      const answer = await carryOut(flow, database().app.db);
      expect(
        answer?.results.map(({ status }) => status),
        `point ${point}`,
      ).toEqual(['queued', 'queued']);
      expect(await carryOut(flow, database().app.db), `point ${point}`).toEqual(answer);
    }
    const [count] = await tenant.inTenant((tx) =>
      tx.execute<{ events: number; ids: number }>(
        sql`select count(*)::int as events, count(distinct external_id)::int as ids from events`,
      ),
    );
    expect(count).toEqual({ events: 2 * (points + 1), ids: 2 * (points + 1) });
    await rateAllQueued(tenant.system, () => {});
    expect((await balances(tenant))['program_expense']).toBe(BigInt(2 * (points + 1)) * 2_000n);
    expect(await findingsOf(tenant)).toEqual([]);
  });

  it('while a month is closed: the next run ends with the same statements, lines and books', async () => {
    const closing = async (): Promise<{ tenant: TestTenant; flow: Flow & { readonly kind: 'close' } }> => {
      const tenant = await april();
      tenant.clock.set('2026-05-03T06:00:00Z');
      const both = [tenant.partnerA, tenant.partnerB].map(({ enrollmentId }) => enrollmentId);
      await recordSales(
        tenant,
        both.map((enrollmentId) => ({ at: '2026-04-10T09:00:00Z', net: 100_000n, enrollmentId })),
      );
      const body = { programId: tenant.programId, month: '2026-04' };
      const { id } = await call(periodOperations.close, closePeriod, tenant.admin, { body });
      return { tenant, flow: { kind: 'close', tenantId: tenant.id, now: tenant.clock.now, periodId: id } };
    };
    const whole = await closing();
    const points = await pointsOf(whole.flow);
    expect(points).toBeGreaterThan(30);
    const stopped = await Promise.all(
      sample(points, closingsMax, _.length).map(async (point) => ({ ...(await closing()), point })),
    );
    await strike(await standing(stopped.map(({ flow, point }) => ({ flow, point }))));
    for (const { tenant, flow, point } of stopped) {
      await carryOut(flow, database().app.db);
      await carryOut(flow, database().app.db);
      const [period] = await tenant.inTenant((tx) => tx.select().from(periods).where(eq(periods.id, flow.periodId)));
      expect(period, `point ${point} of ${points}`).toMatchObject({
        status: 'in_review',
        totals: { statementCount: 2, earnedMinor: '40000', closingMinor: '40000' },
      });
      const made = await tenant.inTenant((tx) => tx.select().from(statements));
      expect(
        made.map(({ closingMinor }) => closingMinor),
        `point ${point}`,
      ).toEqual([20_000n, 20_000n]);
      expect(await balances(tenant)).toEqual({ program_expense: 40_000n, partner_available: -40_000n });
      expect(await findingsOf(tenant), `point ${point}`).toEqual([]);
    }
  });
});

describe(`kill -9 of a process that sets partners up, and of one that undoes it (FAULT_SEED=${seed})`, () => {
  it('leaves each thing there once, and then nowhere', async () => {
    const desk = await openProvisioningDesk(database());
    const [whole] = await desk.begin(1);
    if (!whole) throw new Error('nothing was begun');
    const points = await pointsOf(whole.flow);
    await desk.turnBack([whole]);
    const pointsBack = await pointsOf(whole.flow);
    expect(Math.min(points, pointsBack)).toBeGreaterThan(60);
    const begun = await desk.begin(provisioningsMax);
    const strikeAt = async (drawn: readonly number[]) => {
      await disasters['kill -9 of the process'](
        await standing(begun.map(({ flow }, at) => ({ flow, point: drawn[at % drawn.length] ?? 1 }))),
      );
      for (const { flow } of begun) await carryOut(flow, database().app.db);
    };
    const there = { status: 'done', crm: [1, 1], trading: [1, 1], subscriptions: [2, 2], links: [1, 1], codes: [1, 1] };
    const drawn = sample(points, provisioningsMax, 1);
    await strikeAt(drawn);
    for (const [at, one] of begun.entries())
      expect(await desk.foundOf(one), `point ${drawn[at]} of ${points}`).toEqual({ ...there, roles: 2 });
    await desk.turnBack(begun);
    const drawnBack = sample(pointsBack, provisioningsMax, 2);
    await strikeAt(drawnBack);
    const gone = {
      status: 'undone',
      crm: [0, 1],
      trading: [0, 1],
      subscriptions: [0, 2],
      links: [0, 1],
      codes: [0, 1],
    };
    for (const [at, one] of begun.entries())
      expect(await desk.foundOf(one), `back, point ${drawnBack[at]} of ${pointsBack}`).toEqual({ ...gone, roles: 0 });
  });
});

describe(`kill -9 of a process that ends memberships, and of one that takes that back (FAULT_SEED=${seed})`, () => {
  it('does each thing once, and undoes it', async () => {
    const desk = await openExitDesk(database());
    const [whole] = await desk.begin(1);
    if (!whole) throw new Error('nobody leaves');
    const points = await pointsOf(whole.flow);
    await desk.turnBack([whole]);
    const pointsBack = await pointsOf(whole.flow);
    const begun = await desk.begin(exitsMax);
    const strikeAt = async (drawn: readonly number[]) => {
      await disasters['kill -9 of the process'](
        await standing(begun.map(({ flow }, at) => ({ flow, point: drawn[at % drawn.length] ?? 1 }))),
      );
      for (const { flow } of begun) await carryOut(flow, database().app.db);
    };
    const drawn = sample(points, exitsMax, 3);
    await strikeAt(drawn);
    const over = {
      exit: 'ended',
      membership: 'ended',
      partner: 'ended',
      link: 'archived',
      route: 0,
      inForce: 9,
      told: 1,
    };
    for (const [at, one] of begun.entries())
      expect(await desk.foundOf(one), `point ${drawn[at]} of ${points}`).toEqual(over);
    await desk.turnBack(begun);
    const drawnBack = sample(pointsBack, exitsMax, 4);
    await strikeAt(drawnBack);
    const back = {
      exit: 'cancelled',
      membership: 'active',
      partner: 'active',
      link: 'live',
      route: 1,
      inForce: 0,
      told: 1,
    };
    for (const [at, one] of begun.entries())
      expect(await desk.foundOf(one), `back, point ${drawnBack[at]} of ${pointsBack}`).toEqual(back);
  });
});
