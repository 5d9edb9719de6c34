import { eq, sql } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { payoutRuns, payouts } from '@countersign/db/schema/payout';
import { enrollments } from '@countersign/db/schema/tenant';
import { reconcilePayouts } from '@countersign/services/payout-run/reconcile';
import { releaseRun } from '@countersign/services/payout-run/release';
import { insertPaymentMethod } from '@countersign/services/testing/paying-tenant';
import { useTestDatabase } from '@countersign/services/testing/use-test-database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../deals/until.ts';
import { openPayoutDesk, type PayoutDesk, statusesOf } from './payout-desk.ts';

const database = useTestDatabase();
const silent = () => {};

let desk: PayoutDesk;
const open = async () => {
  desk = await openPayoutDesk(database());
};
const close = () => desk?.close();
const release = (runId: string) => releaseRun(desk.system(), runId, silent);
const reconcile = () => reconcilePayouts(desk.system());

const movementsOf = (runId: string) => desk.movementsOf(runId);

describe('before money leaves', () => {
  beforeEach(open);
  afterEach(close);

  it('its key is stored where another process sees it', async () => {
    await desk.earn();
    const runId = await desk.approvedRun();
    const stored: unknown[] = [];
    const rail = {
      ...desk.rail,
      submit: async (batch: Parameters<typeof desk.rail.submit>[0]) => {
        const kept = await database().admin.db.select().from(payouts).where(eq(payouts.runId, runId));
        stored.push(...kept.map(({ endToEndId, status, intentAt }) => [endToEndId, status, intentAt !== null]));
        return desk.rail.submit(batch);
      },
    };
    await releaseRun(desk.system({ rail }), runId, silent);
    const rows = await desk.payoutsOf(runId);
    expect(stored).toEqual(rows.map(({ endToEndId }) => [endToEndId, 'unknown', true]));
    expect(rows.every(({ endToEndId }) => endToEndId !== null)).toBe(true);
  });

  it('whoever else is at it is waited for, and what that one has taken is left alone', async () => {
    await desk.earn();
    const runId = await desk.approvedRun();
    const { promise: commits, resolve: commit } = Promise.withResolvers<void>();
    const { promise: hasTaken, resolve: taken } = Promise.withResolvers<void>();
    const other = desk.tenant.inTenant(async (tx) => {
      const key = sql`upper(right(${payouts.id}, 26)) || '-1'`;
      await tx
        .update(payouts)
        .set({ status: 'unknown', endToEndId: key, intentAt: desk.tenant.clock.now, attempt: 1, revision: 2 })
        .where(eq(payouts.runId, runId));
      taken();
      await commits;
    });
    await hasTaken;
    const mine = release(runId);
    await until('the release to wait for the other', async () => {
      const [row] = await database().admin.db.execute<{ waiting: number }>(
        sql`select count(*)::int as waiting from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return row?.waiting === 1 ? true : undefined;
    });
    commit();
    await other;
    await mine;
    expect(Object.values(await desk.movedOut())).toEqual([1, 1]);
  });

  it('the bank is asked whether it has it, and is not sent what it has, nor anything past the life of a key', async () => {
    await desk.earn();
    const runId = await desk.approvedRun();
    await desk.bank.fault({ kind: 'silent_after_success' });
    await release(runId);
    const sent: string[] = [];
    const forgetful = {
      ...desk.rail,
      keyWindowMs: 60_000,
      submit: async (batch: Parameters<typeof desk.rail.submit>[0]) => {
        sent.push(...batch.orders.map(({ endToEndId }) => endToEndId));
        return desk.rail.submit(batch);
      },
    };
    await reconcilePayouts(desk.system({ rail: forgetful }));
    expect(sent).toEqual([]);
    expect(statusesOf(await desk.payoutsOf(runId))).toEqual(['paid', 'paid']);

    await desk.earn();
    const lost = await desk.approvedRun();
    await desk.bank.fault({ kind: 'lost' });
    await release(lost);
    desk.tenant.clock.advance({ minutes: 2 });
    await reconcilePayouts(desk.system({ rail: forgetful }));
    expect(sent).toEqual([]);
    expect(statusesOf(await desk.payoutsOf(lost))).toEqual(['unknown', 'unknown']);
  });

  it('the list is the approved one to the cent, or nothing of it leaves', async () => {
    await desk.earn();
    const runId = await desk.approvedRun();
    const [first] = await desk.payoutsOf(runId);
    await desk.tenant.inTenant((tx) =>
      tx
        .update(payouts)
        .set({ amountMinor: 19_999n })
        .where(eq(payouts.id, first?.id ?? '')),
    );
    await release(runId);
    expect(await desk.runOf(runId)).toMatchObject({ status: 'cancelled' });
    expect(statusesOf(await desk.payoutsOf(runId))).toEqual(['cancelled', 'cancelled']);
    expect(await desk.movedOut()).toEqual({});
  });

  it('what was taken back since the approval holds the payout, and the other one leaves', async () => {
    const { enrollmentId } = desk.tenant.partnerA;
    const at = '2026-05-03T09:00:00Z';
    await desk.earn([
      { externalId: 'A', at, net: 100_000n, enrollmentId },
      { externalId: 'B', at, net: 100_000n, enrollmentId: desk.tenant.partnerB.enrollmentId },
    ]);
    const runId = await desk.approvedRun();
    await desk.earn([{ kind: 'refund', at, net: 10_000n, refersTo: 'A', enrollmentId }]);
    await release(runId);
    await reconcile();
    const rows = await desk.payoutsOf(runId);
    expect(rows.map(({ status, holdReason }) => [status, holdReason]).toSorted()).toEqual([
      ['held', 'balance_changed'],
      ['paid', null],
    ]);
    expect(Object.values(await desk.movedOut())).toEqual([1]);
    expect(await desk.findings()).toEqual([]);
  });

  it('another account than the approved one holds its payout, also where it could be paid to by now', async () => {
    await desk.earn();
    const runId = await desk.approvedRun();
    await insertPaymentMethod(desk.tenant, desk.tenant.partnerA);
    await release(runId);
    const rows = await desk.payoutsOf(runId);
    expect(rows.map(({ status, holdReason }) => [status, holdReason]).toSorted()).toEqual([
      ['held', 'payment_method_not_confirmed'],
      ['sent', null],
    ]);
    expect(Object.keys(await desk.movedOut())).toHaveLength(1);
  });

  it('a partner whose membership was paused since the approval is held, and the other one is paid', async () => {
    await desk.earn();
    const runId = await desk.approvedRun();
    const { enrollmentId } = desk.tenant.partnerA;
    await desk.tenant.inTenant((tx) =>
      tx.update(enrollments).set({ status: 'paused' }).where(eq(enrollments.id, enrollmentId)),
    );
    await release(runId);
    const rows = await desk.payoutsOf(runId);
    expect(rows.map(({ status, holdReason }) => [status, holdReason]).toSorted()).toEqual([
      ['held', 'partner_not_active'],
      ['sent', null],
    ]);
  });

  it('an account that the rail does not reach any more holds its payout, one of the company stops the run', async () => {
    await desk.earn();
    const runId = await desk.approvedRun();
    const narrow = {
      ...desk.rail,
      prepare: (batch: Parameters<typeof desk.rail.prepare>[0]) =>
        desk.rail
          .prepare(batch)
          .map((order, at) =>
            batch.orders[at]?.payee.country === 'FR'
              ? { status: 'refused' as const, endToEndId: order.endToEndId, code: 'account_not_reachable' as const }
              : order,
          ),
    };
    await releaseRun(desk.system({ rail: narrow }), runId, silent);
    const rows = await desk.payoutsOf(runId);
    expect(rows.map(({ status, holdReason }) => [status, holdReason]).toSorted()).toEqual([
      ['held', 'payment_method_unusable'],
      ['sent', null],
    ]);
    await desk.earn();
    const stopped = await desk.approvedRun();
    await desk.tenant.inTenant((tx) => tx.update(legalEntities).set({ iban: 'DE00' }));
    await release(stopped);
    expect(await desk.runOf(stopped)).toMatchObject({ status: 'cancelled' });
    expect(Object.keys(await desk.movedOut())).toHaveLength(1);
  });

  it('an amount that the rail does not carry is held before anybody approves it', async () => {
    const { enrollmentId } = desk.tenant.partnerA;
    await desk.earn();
    await desk.earn([{ at: '2026-05-03T09:00:00Z', net: 900_000_000_000n, enrollmentId }]);
    const rows = await desk.payoutsOf(await desk.approvedRun());
    expect(rows.map(({ status, holdReason }) => [status, holdReason]).toSorted()).toEqual([
      ['held', 'payment_method_unusable'],
      ['ready', null],
    ]);
  });

  it('no second run counts what a released one has not taken out yet', async () => {
    await desk.earn();
    const runId = await desk.approvedRun();
    await desk.tenant.inTenant((tx) =>
      tx.update(payoutRuns).set({ status: 'released' }).where(eq(payoutRuns.id, runId)),
    );
    await expect(desk.approvedRun()).rejects.toMatchObject({ code: 'payout_run_open' });
    await release(runId);
    await expect(desk.approvedRun()).rejects.toMatchObject({ code: 'nothing_to_pay' });
  });

  it('each message has a number of its own, also what is sent again', async () => {
    await desk.earn();
    const runId = await desk.approvedRun();
    const ids: string[] = [];
    const rail = {
      ...desk.rail,
      submit: async (batch: Parameters<typeof desk.rail.submit>[0]) => {
        ids.push(batch.id);
        return desk.rail.submit(batch);
      },
    };
    const system = desk.system({ rail });
    await desk.bank.fault({ kind: 'lost' });
    await desk.bank.fault({ kind: 'lost' });
    await releaseRun(system, runId, silent);
    await releaseRun(system, runId, silent);
    await reconcilePayouts(system);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
    expect(await movementsOf(runId)).toEqual([1, 1]);
  });
});

describe('a release that nothing carries out any more', () => {
  beforeEach(open);
  afterEach(close);

  it('is asked for again, once, from wherever it stands', async () => {
    await desk.earn();
    const runId = await desk.approvedRun();
    const askedFor = async () => [
      ...(await desk.tenant.inTenant((tx) =>
        tx.execute<{ run: string }>(sql`select payload ->> 'runId' as run from outbox where kind = 'release_run'`),
      )),
    ];
    await reconcile();
    await reconcile();
    expect(await askedFor()).toEqual([{ run: runId }]);
    await release(runId);
    desk.tenant.clock.advance({ minutes: 5 });
    await reconcile();
    expect(await askedFor()).toEqual([{ run: runId }]);
  });
});
