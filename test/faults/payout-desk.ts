import { readFileSync } from 'node:fs';
import { payoutOperations } from '@countersign/contracts/payout/operations';
import { payoutRunOperations } from '@countersign/contracts/payout-run/operations';
import { and, eq } from '@countersign/db/query';
import { bankEntries, payoutRuns, payouts } from '@countersign/db/schema/payout';
import type { TestDatabase } from '@countersign/db/testing/database';
import { addDays, type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import { sepaRail } from '@countersign/integration-sepa/adapter';
import { type BankForTests, openBank } from '@countersign/integration-stand-in-bank/testing/open-bank';
import { checkBooks } from '@countersign/services/books/check';
import { readBankBook } from '@countersign/services/books/read-bank-book';
import type { ServiceContext } from '@countersign/services/context';
import { retryPayout } from '@countersign/services/payout/retry';
import { createPayoutRun } from '@countersign/services/payout-run/create';
import { rateAllQueued } from '@countersign/services/rating/rate-all-queued';
import { releaseHolds } from '@countersign/services/rating/release-holds';
import { recordSales, type Sale, startPlan, twentyPercent } from '@countersign/services/rating/testing/sales';
import { call } from '@countersign/services/testing/call';
import { arrangePayoutAccounts } from '@countersign/services/testing/payout-accounts';
import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';

export type BankRail = Extract<ReturnType<typeof sepaRail>, { delivery: 'call' }>;
export type PayoutRow = typeof payouts.$inferSelect;
export const statusesOf = (rows: readonly PayoutRow[]) => rows.map(({ status }) => status);

/** How long the desk waits for the bank: shorter than any fault that keeps it waiting. */
const deadlineMs = 400;

/** A company of two partners whose payouts leave by the rail that calls the stand-in bank over HTTP. */
export interface PayoutDesk {
  readonly tenant: TestTenant;
  readonly bank: BankForTests;
  readonly rail: BankRail;
  /** What carries payouts out, with another rail or database where one is given. */
  system(change?: { readonly rail?: BankRail; readonly db?: ServiceContext['db'] }): ServiceContext;
  /** Both partners earn 200.00 more, and it is available. */
  earn(sales?: readonly Sale[]): Promise<void>;
  /** A run over all that is available, as it stands once both approvers agreed. */
  approvedRun(): Promise<string>;
  runOf(runId: string): Promise<typeof payoutRuns.$inferSelect>;
  payoutsOf(runId: string): Promise<PayoutRow[]>;
  retry(payout: PayoutRow): Promise<void>;
  exceptions(): Promise<(typeof bankEntries.$inferSelect)[]>;
  /** What the bank moved out, by end-to-end id. */
  movedOut(): Promise<Record<string, number>>;
  /** How often it moved each payout of a run. */
  movementsOf(runId: string): Promise<number[]>;
  /** What the separate checker says of the database and the bank's own book. */
  findings(): ReturnType<typeof checkBooks>;
  /** On the desk's clock and the bank's. */
  passDays(days: number): Promise<void>;
  close(): Promise<void>;
}

/** Arranges it at a day of which the bank thinks that it is today; with another vault where other processes read accounts. */
export async function openPayoutDesk(
  database: TestDatabase,
  given: {
    readonly bank?: BankForTests;
    readonly vault?: TestTenant['ports']['vault'];
    readonly today?: CivilDate;
  } = {},
): Promise<PayoutDesk> {
  const today = given.today ?? civilDate('2026-05-04');
  const bank = given.bank ?? (await openBank(today));
  const rail = sepaRail({ bankUrl: bank.url, deadlineMs });
  if (rail.delivery !== 'call') throw new Error('the rail calls no bank');
  const from = addDays(today, -40);
  const tenant = await createTestTenant(database, { time: `${from}T06:00:00Z` });
  Object.assign(tenant.ports, { vault: given.vault ?? tenant.ports.vault });
  await startPlan(tenant, { ...twentyPercent, holdDays: 0 }, { from });
  await arrangePayoutAccounts(tenant);
  tenant.clock.set(`${today}T06:00:00Z`);
  const operator = await tenant.addMember({ name: 'Olga', roles: ['finance_operator'] });

  const system: PayoutDesk['system'] = (change = {}) => ({
    ...tenant.system,
    db: change.db ?? tenant.system.db,
    ports: { ...tenant.system.ports, payoutRails: { ...tenant.ports.payoutRails, sepa: change.rail ?? rail } },
  });
  const acting = (ctx: ServiceContext) => ({ ...ctx, ports: system().ports });
  const ofRun = (runId: string) => and(eq(payouts.tenantId, tenant.id), eq(payouts.runId, runId));

  const payoutsOf: PayoutDesk['payoutsOf'] = (runId) =>
    tenant.inTenant((tx) => tx.select().from(payouts).where(ofRun(runId)).orderBy(payouts.id));
  const movedOut: PayoutDesk['movedOut'] = async () => {
    const { records } = await bank.book();
    const paid = records.flatMap((record) => (record.type === 'payment' ? [record.endToEndId] : []));
    return Object.fromEntries([...Map.groupBy(paid, (key) => key)].map(([key, all]) => [key, all.length]));
  };
  return {
    tenant,
    bank,
    rail,
    system,
    earn: async (sales) => {
      const at = new Date(tenant.clock.now - 60_000).toISOString();
      const both = [tenant.partnerA, tenant.partnerB].map(({ enrollmentId }) => ({ at, net: 100_000n, enrollmentId }));
      await recordSales(tenant, sales ?? both);
      await rateAllQueued(tenant.system, () => {});
      await releaseHolds(tenant.system);
    },
    approvedRun: async () => {
      const { id } = await call(payoutRunOperations.create, createPayoutRun, acting(operator.ctx), {
        body: { programId: tenant.programId, rail: 'sepa', payOn: today },
      });
      await tenant.inTenant((tx) => tx.update(payoutRuns).set({ status: 'approved' }).where(eq(payoutRuns.id, id)));
      return id;
    },
    runOf: async (runId) => {
      const [run] = await tenant.inTenant((tx) => tx.select().from(payoutRuns).where(eq(payoutRuns.id, runId)));
      if (!run) throw new Error(`there is no run ${runId}`);
      return run;
    },
    payoutsOf,
    retry: async ({ id, revision }) => {
      await call(payoutOperations.retry, retryPayout, acting(operator.ctx), {
        params: { id },
        body: { note: 'the account was closed' },
        ifMatch: revision,
      });
    },
    exceptions: () => tenant.inTenant((tx) => tx.select().from(bankEntries).where(eq(bankEntries.status, 'exception'))),
    movedOut,
    movementsOf: async (runId) => {
      const moved = await movedOut();
      return (await payoutsOf(runId)).map(({ endToEndId }) => moved[endToEndId ?? ''] ?? 0);
    },
    findings: async () => {
      const movements = readBankBook(readFileSync(bank.bookFile, 'utf8'));
      const all = await checkBooks(database.admin.db, { movements, tenants: [tenant.system] });
      // Other desks share the database, and have banks of their own.
      return all.filter(({ tenantId }) => tenantId === tenant.id || tenantId === '');
    },
    passDays: async (days) => {
      tenant.clock.advance({ days });
      await bank.passDays(days);
    },
    close: () => bank.close(),
  };
}
