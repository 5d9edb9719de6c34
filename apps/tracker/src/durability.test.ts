import { once } from 'node:events';
import { arrived } from '@countersign/services/testing/arrived';
import { createTestTenant } from '@countersign/services/testing/test-tenant';
import { track } from '@countersign/services/testing/track';
import { useTestDatabase } from '@countersign/services/testing/use-test-database';
import { moveArrivedTouches } from '@countersign/services/touch/move-arrived';
import { beforeAll, describe, expect, it } from 'vitest';
import { startLoad } from './testing/load.ts';
import { startTracker } from './testing/tracker-of-suite.ts';

const database = useTestDatabase();
const seed = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const connections = 16;
const rounds = [1, 2, 3] as const;
let path: string;

beforeAll(async () => {
  const tenant = await createTestTenant(database());
  await track.setUp(tenant);
  path = `/k/${(await track.link(tenant)).code}`;
});

/** Park and Miller's generator: the same seed, the same moments. */
const delayOf = (round: number) => 100 + ((((seed + round) * 48_271) % 2_147_483_647) % 700);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const missing = async (ids: ReadonlySet<string>) => {
  const kept = await arrived.ids(database());
  return [...ids].filter((id) => !kept.has(id));
};

describe('a click that was answered', () => {
  it.each(rounds)(`is there after kill -9 of the tracker under load (KILL_SEED=${seed}, %i)`, async (round) => {
    const tracker = await startTracker(database());
    const load = startLoad(tracker.url, path, connections);
    await expect.poll(() => load.answered.size, { timeout: 10_000 }).toBeGreaterThan(50);
    await pause(delayOf(round));
    const exited = once(tracker.child, 'exit');
    tracker.child.kill('SIGKILL');
    await exited;
    await load.stop();
    expect(load.statuses.get(0), 'connections that broke').toBeGreaterThan(0);
    expect(await missing(load.answered)).toEqual([]);
  });

  it('is there once, while clicks are moved on and connections to the database are cut', async () => {
    const tracker = await startTracker(database());
    const load = startLoad(tracker.url, path, connections);
    for (let turn = 0; turn < 6; turn += 1) {
      await pause(delayOf(turn) / 2);
      await arrived.cutTracker(database());
      await moveArrivedTouches(database().app.db);
    }
    const before = load.answered.size;
    await expect.poll(() => load.answered.size, { timeout: 10_000 }).toBeGreaterThan(before);
    await load.stop();
    await tracker.stop();
    await moveArrivedTouches(database().app.db);
    expect(await missing(load.answered)).toEqual([]);
    expect(await arrived.doubles(database())).toEqual([]);
    expect([...load.statuses.keys()].filter((status) => status !== 302)).toEqual([]);
  });

  it('is the last thing that the tracker does before it ends in order', async () => {
    const tracker = await startTracker(database());
    const load = startLoad(tracker.url, path, connections);
    await expect.poll(() => load.answered.size, { timeout: 10_000 }).toBeGreaterThan(50);
    const exited = once(tracker.child, 'exit');
    tracker.child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    await load.stop();
    expect(await missing(load.answered)).toEqual([]);
  });
});
