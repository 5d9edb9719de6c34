import { overdueUnknown } from '@countersign/services/payout-run/overdue-unknown';
import { reconcilePayouts } from '@countersign/services/payout-run/reconcile';
import { releaseRun } from '@countersign/services/payout-run/release';
import { balances } from '@countersign/services/rating/testing/sales';
import { useTestDatabase } from '@countersign/services/testing/use-test-database';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dyingAt, ProcessDied } from './dying-process.ts';
import { openPayoutDesk, type PayoutDesk, statusesOf } from './payout-desk.ts';

const database = useTestDatabase();
const silent = () => {};

/** How long points are tried; `PAYOUT_PATIENCE_MS` tries more of them, the same seed the same ones. */
const patienceMs = Number(process.env['PAYOUT_PATIENCE_MS'] ?? 15_000);
const pointsMin = 5;

/** The order that a seed stands for. */
function shuffled(points: readonly number[], seed: number): number[] {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state;
  };
  return points
    .map((point) => ({ point, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ point }) => point);
}

let desk: PayoutDesk;
const open = async () => {
  desk = await openPayoutDesk(database());
};
const close = () => desk?.close();
const release = (runId: string) => releaseRun(desk.system(), runId, silent);
const reconcile = () => reconcilePayouts(desk.system());

const movementsOf = (runId: string) => desk.movementsOf(runId);

describe('a bank that fails', () => {
  beforeEach(open);
  afterEach(close);

  it.each([
    ['carries out and stays silent', { kind: 'silent_after_success' }],
    ['carries out and answers with a failure', { kind: 'error_after_success' }],
    ['never gets the message', { kind: 'lost' }],
    ['answers after the caller has gone', { kind: 'slow', ms: 2_000 }],
  ] as const)('and %s moves each payout once, and the books say so', async (_label, fault) => {
    await desk.earn();
    const runId = await desk.approvedRun();
    await desk.bank.fault(fault);
    await release(runId);
    expect(statusesOf(await desk.payoutsOf(runId))).toEqual(['unknown', 'unknown']);
    await reconcile();
    await reconcile();
    await release(runId);
    expect(statusesOf(await desk.payoutsOf(runId))).toEqual(['paid', 'paid']);
    expect(await movementsOf(runId)).toEqual([1, 1]);
    expect(await desk.runOf(runId)).toMatchObject({ status: 'settled' });
    expect(await balances(desk.tenant)).toEqual({ program_expense: 40_000n, bank: -40_000n });
    expect(await desk.findings()).toEqual([]);
  });

  it('and is down leaves what became of them open, is an alarm after an hour, and is asked until it answers', async () => {
    await desk.earn();
    const runId = await desk.approvedRun();
    await desk.bank.goDown();
    await release(runId);
    await expect(reconcile()).rejects.toThrow();
    expect(statusesOf(await desk.payoutsOf(runId))).toEqual(['unknown', 'unknown']);
    expect(await overdueUnknown(desk.system())).toEqual({ count: 0, oldestSeconds: 0 });
    desk.tenant.clock.advance({ minutes: 61 });
    await expect(reconcile()).rejects.toThrow();
    expect(await overdueUnknown(desk.system())).toEqual({ count: 2, oldestSeconds: 3_660 });
    expect(desk.tenant.logLines).toContainEqual(
      expect.objectContaining({ level: 'error', facts: { count: 2, oldestSeconds: 3_660 } }),
    );
    await desk.bank.comeBack();
    await reconcile();
    expect(await movementsOf(runId)).toEqual([1, 1]);
    expect(statusesOf(await desk.payoutsOf(runId))).toEqual(['paid', 'paid']);
    expect(await overdueUnknown(desk.system())).toEqual({ count: 0, oldestSeconds: 0 });
    expect(await desk.findings()).toEqual([]);
  });

  it('and refuses has the money available again, and a later run pays it under another key', async () => {
    await desk.earn();
    const runId = await desk.approvedRun();
    await desk.bank.fault({ kind: 'refuse', code: 'AC04' });
    await release(runId);
    const failed = await desk.payoutsOf(runId);
    expect(failed).toMatchObject([
      { status: 'failed', failure: 'AC04' },
      { status: 'failed', failure: 'AC04' },
    ]);
    expect(await desk.runOf(runId)).toMatchObject({ status: 'settled' });
    expect(await balances(desk.tenant)).toEqual({ program_expense: 40_000n, partner_available: -40_000n });
    for (const payout of failed) await desk.retry(payout);
    expect(statusesOf(await desk.payoutsOf(runId))).toEqual(['cancelled', 'cancelled']);
    const again = await desk.approvedRun();
    await release(again);
    await reconcile();
    expect(statusesOf(await desk.payoutsOf(again))).toEqual(['paid', 'paid']);
    expect(Object.values(await desk.movedOut())).toEqual([1, 1]);
    expect(await desk.findings()).toEqual([]);
  });

  it('and sends the money back days later has it available again, and the payout says why', async () => {
    await desk.earn();
    const runId = await desk.approvedRun();
    await desk.bank.fault({ kind: 'return', code: 'MD07', afterDays: 3 });
    await release(runId);
    await reconcile();
    expect(statusesOf(await desk.payoutsOf(runId))).toEqual(['paid', 'paid']);
    await desk.passDays(3);
    await reconcile();
    await reconcile();
    expect(await desk.payoutsOf(runId)).toMatchObject([
      { status: 'returned', failure: 'MD07' },
      { status: 'returned', failure: 'MD07' },
    ]);
    expect(await balances(desk.tenant)).toEqual({ program_expense: 40_000n, partner_available: -40_000n });
    expect(await desk.findings()).toEqual([]);
  });

  it('and sends the money back while nobody reads its statements for a month is read from where it was left', async () => {
    await desk.earn();
    const runId = await desk.approvedRun();
    await desk.bank.fault({ kind: 'return', code: 'MD07', afterDays: 12 });
    await release(runId);
    await reconcile();
    expect(statusesOf(await desk.payoutsOf(runId))).toEqual(['paid', 'paid']);
    await desk.passDays(30);
    await reconcile();
    expect(statusesOf(await desk.payoutsOf(runId))).toEqual(['returned', 'returned']);
    expect(await desk.findings()).toEqual([]);
  });

  it('and moves another amount is an exception that somebody owns, never a settled payout', async () => {
    await desk.earn();
    const runId = await desk.approvedRun();
    await desk.bank.fault({ kind: 'other_amount', byMinor: '100' });
    await release(runId);
    await reconcile();
    await reconcile();
    expect(statusesOf(await desk.payoutsOf(runId))).toEqual(['sent', 'sent']);
    expect(await movementsOf(runId)).toEqual([1, 1]);
    const exceptions = await desk.exceptions();
    expect(exceptions.map(({ amountMinor }) => amountMinor)).toEqual([-20_100n, -20_100n]);
    for (const { ownerMemberId } of exceptions) expect(ownerMemberId).not.toBeNull();
    expect(await desk.findings()).toEqual([]);
  });
});

describe('a release that dies', () => {
  beforeAll(open);
  afterAll(close);

  const seed = Number(process.env['PAYOUT_SEED'] ?? Date.now() % 1_000_000);

  it(`at any point at which it waits moves each payout once when it is run again (PAYOUT_SEED=${seed})`, async () => {
    // The first release opens the accounts that the later ones find.
    await desk.earn();
    await release(await desk.approvedRun());
    await desk.earn();
    const whole = dyingAt(Number.POSITIVE_INFINITY, { db: desk.tenant.system.db, rail: desk.rail });
    await releaseRun(desk.system(whole), await desk.approvedRun(), silent);
    const points = shuffled(
      Array.from({ length: whole.passed() }, (_, index) => index + 1),
      seed,
    );
    expect(points.length).toBeGreaterThan(25);
    const diedAt = new Map<string, number>();
    const deadline = Date.now() + patienceMs;
    for (const at of points) {
      if (Date.now() > deadline && diedAt.size >= pointsMin) break;
      await desk.earn();
      const runId = await desk.approvedRun();
      diedAt.set(runId, at);
      const process = dyingAt(at, { db: desk.tenant.system.db, rail: desk.rail });
      await expect(releaseRun(desk.system(process), runId, silent), `point ${at}`).rejects.toThrow(ProcessDied);
      // Another process goes on; now and then two at once.
      await Promise.all(at % 3 === 0 ? [release(runId), release(runId)] : [release(runId)]);
    }
    await reconcile();
    for (const [runId, at] of diedAt) {
      expect(await movementsOf(runId), `point ${at}`).toEqual([1, 1]);
      expect(statusesOf(await desk.payoutsOf(runId)), `point ${at}`).toEqual(['paid', 'paid']);
      expect(await desk.runOf(runId), `point ${at}`).toMatchObject({ status: 'settled' });
    }
    expect(await desk.findings()).toEqual([]);
  });
});
