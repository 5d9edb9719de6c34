import { outbox } from '@countersign/db/schema/case';
import type { TestDatabase } from '@countersign/db/testing/database';
import { civilDate } from '@countersign/domain/time/civil-date';
import { type BankForTests, openBank } from '@countersign/integration-stand-in-bank/testing/open-bank';
import { createVault } from '@countersign/runtime/vault';
import { openAs, openAsOwner } from '@countersign/services/database/open';
import { connectClient } from '@countersign/workflows/client/connect';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../deals/until.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { openPayoutDesk, type PayoutDesk } from './payout-desk.ts';

const seed = Number(process.env['PAYOUT_SEED'] ?? Date.now() % 1_000_000);
/** From before the release is handed over until after both payouts have left, on a machine with nothing else to do. */
const killWithinMs = 900;
const patience = { timeoutMs: 90_000, pollMs: 250 };

let stack: Stack;
let bank: BankForTests;
let desk: PayoutDesk;
let temporal: ReturnType<typeof connectClient>;
let pools: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  bank = await openBank(civilDate(new Date().toISOString().slice(0, 10)));
  stack = await startStack({ environment: { BANK_URL: bank.url } });
  const { environment } = stack;
  const at = { databaseUrl: String(environment['DATABASE_URL']), secret: String(environment['DATABASE_ROLES_SECRET']) };
  const [app, admin] = [openAs('app', at), openAsOwner(at.databaseUrl, { maxConnections: 2 })];
  pools = [app, admin];
  const database: TestDatabase = { url: at.databaseUrl, urlOf: () => at.databaseUrl, app, admin, drop: async () => {} };
  const vault = createVault(String(environment['AUTH_SECRET']));
  desk = await openPayoutDesk(database, { bank, vault, today: (await bank.book()).today });
  desk.tenant.clock.now = Date.now();
  temporal = connectClient({
    address: String(environment['TEMPORAL_ADDRESS']),
    namespace: 'default',
    payloadKey: String(environment['TEMPORAL_PAYLOAD_KEY']),
  });
});

afterAll(async () => {
  await temporal?.close();
  await Promise.all(pools.map((pool) => pool.close()));
  await stack?.stop();
  await bank?.close();
});

/** A run whose release has been asked for, as the last approval does it. */
async function askedForRelease(): Promise<string> {
  await desk.earn();
  const runId = await until('both partners to have something', () => desk.approvedRun().catch(() => null), patience);
  const entry = { kind: 'release_run' as const, key: runId, payload: { runId }, priority: 1, attempts: 0 };
  await desk.tenant.inTenant((tx) =>
    tx.insert(outbox).values({ ...entry, tenantId: desk.tenant.id, availableAt: Date.now() }),
  );
  return runId;
}

/** What the schedule does each minute, now. */
async function reconcileNow(): Promise<void> {
  for await (const { scheduleId } of temporal.client.schedule.list())
    if (scheduleId.startsWith('payouts-')) await temporal.client.schedule.getHandle(scheduleId).trigger();
}

function draw(round: number): number {
  return (((seed + round * 7_919) * 1_103_515_245 + 12_345) % 2 ** 31) % killWithinMs;
}

describe(`kill -9 while payouts leave (PAYOUT_SEED=${seed})`, () => {
  const runs = new Map<string, string>();

  it.each([
    ['the worker', 'worker', 1],
    ['the worker again', 'worker', 2],
    ['PostgreSQL', 'postgres', 3],
    ['Temporal', 'temporal', 4],
  ] as const)('of %s: after the restart the run leaves', async (label, victim, round) => {
    const runId = await askedForRelease();
    const afterMs = draw(round);
    runs.set(runId, `${label} after ${afterMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await stack.kill(victim);
    await stack.restart(victim);
    await until(
      `${runId} to have left after the kill of ${label} at ${afterMs} ms`,
      async () => {
        const { status } = await desk.runOf(runId).catch(() => ({ status: null }));
        return status === 'released' || status === 'settled';
      },
      patience,
    );
  });

  it('every payout has moved exactly once in the end, and the books agree with the bank', async () => {
    for (const [runId, killed] of runs)
      await until(
        `${runId} to be settled (${killed})`,
        async () => {
          if ((await desk.runOf(runId)).status === 'settled') return true;
          await reconcileNow();
          await new Promise((resolve) => setTimeout(resolve, 1_000));
          return false;
        },
        patience,
      );
    const moved = await desk.movedOut();
    for (const [runId, killed] of runs) {
      const rows = await desk.payoutsOf(runId);
      expect(
        rows.map(({ status }) => status),
        killed,
      ).toEqual(['paid', 'paid']);
      expect(
        rows.map(({ endToEndId }) => moved[endToEndId ?? '']),
        killed,
      ).toEqual([1, 1]);
    }
    expect(Object.keys(moved)).toHaveLength(2 * runs.size);
    expect(await desk.findings()).toEqual([]);
  });
});
