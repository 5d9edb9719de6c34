import { sql } from '@countersign/db/query';
import { dealStatuses } from '@countersign/domain/deal-registration/deal';
import { partnerTypes } from '@countersign/domain/partner/partner';
import { verifyPassword } from 'better-auth/crypto';
import { describe, expect, it } from 'vitest';
import { checkBooks } from '../books/check.ts';
import type { ServiceContext } from '../context.ts';
import { footprint } from '../testing/footprint.ts';
import { createInProcessCaseRunner } from '../testing/in-process-case-runner.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { createFakePorts, createSequentialIds, createTestClock, createTestLog } from '../testing/world.ts';
import { demoCast } from './cast.ts';
import type { DemoBank } from './money/demo-bank.ts';
import { planDeals } from './plan-deals.ts';
import { seedDemo } from './seed.ts';

const database = useTestDatabase();
/** A Thursday, 11:20 in Berlin. */
const clock = createTestClock('2026-11-19T10:20:00Z');
const ids = createSequentialIds();
const fakes = createFakePorts(() => clock.now);
/** As the stand-in bank does it: the same money again, the other way. */
const bank: DemoBank = {
  sendBack: async (endToEndId, reasonCode) => {
    const made = fakes.bank.book.find((entry) => entry.endToEndId === endToEndId);
    if (!made) throw new Error(`the bank knows no ${endToEndId}`);
    const reference = `${made.reference}/return`;
    fakes.bank.book.push({ ...made, reference, amountMinor: -made.amountMinor, isReturn: true, reasonCode });
  },
};

function base(tenantId: string): ServiceContext {
  const runner = createInProcessCaseRunner(clock, (id) => base(id));
  const ports = fakes;
  return {
    tenantId,
    actor: { kind: 'system', name: 'demo' },
    db: database().app.db,
    now: () => clock.now,
    ids,
    random: () => 0.5,
    log: createTestLog(),
    requestId: null,
    idempotency: null,
    urls: { portal: 'https://partners.example', console: 'https://console.example', tracker: 'https://go.example' },
    ports: {
      ...ports,
      caseRunner: {
        ...runner,
        describe: async (workflowId) => {
          await runner.drain(base(await demoTenantId()));
          return runner.describe(workflowId);
        },
      },
    },
  };
}

async function demoTenantId(): Promise<string> {
  const [row] = await database().admin.db.execute<{ id: string }>(
    sql`select tenant_id as id from identity.tenant_directory where slug = 'halden-systems'`,
  );
  return row?.id ?? '';
}

async function tally(query: string): Promise<Record<string, number>> {
  const rows = await database().admin.db.execute<{ name: string; count: number }>(sql.raw(query));
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

it('is planned the same every time, every company with a name of its own', () => {
  const time = {
    now: clock.now,
    before: (instant: number, duration: string) => instant - Number.parseInt(duration, 10) * 3_600_000,
  };
  const plans = planDeals(demoCast(), time);
  expect(plans).toEqual(planDeals(demoCast(), time));
  expect(plans.length).toBe(400);
  expect(new Set(plans.map(({ key }) => key)).size).toBe(400);
  const { partners, accounts, customers } = demoCast();
  const labels = [...partners, ...accounts, ...customers].map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
});

describe('the demo tenant', () => {
  it('goes on after it was interrupted, is complete then, and is left alone after that', async () => {
    const interrupted = seedDemo(base(''), {
      lanes: 4,
      bank,
      onProgress: (line) => {
        if (line.startsWith('100 of')) throw new Error('the power went out');
      },
    });
    await expect(interrupted).rejects.toThrow('the power went out');
    const logins = await seedDemo(base(''), { lanes: 4, onProgress: () => {}, bank });
    const complete = await footprint(database());
    expect(await seedDemo(base(''), { lanes: 4, onProgress: () => {}, bank })).toEqual(logins);
    expect(await footprint(database())).toEqual(complete);

    const partners = await tally('select type as name, count(*)::int from partners group by 1');
    expect(Object.keys(partners).sort()).toEqual([...partnerTypes].sort());
    expect(Object.values(partners).reduce((sum, count) => sum + count)).toBe(61);
    const deals = await tally('select status as name, count(*)::int from deal_registrations group by 1');
    expect(Object.values(deals).reduce((sum, count) => sum + count)).toBe(400);
    expect(dealStatuses.filter((status) => !deals[status] && status !== 'offered')).toEqual([]);
    const cases = await tally(
      "select is_open::text as name, count(*)::int from cases where process = 'deal-registration' group by 1",
    );
    expect(cases['true']).toBeGreaterThanOrEqual(36);
    expect(cases['true']).toBeLessThanOrEqual(46);

    const inbox = await tally(`
      select case when due_at < '2026-11-19T10:20Z' then 'late' when due_at < '2026-11-19T23:00Z' then 'today' else 'later' end as name, count(*)::int
      from tasks where status = 'open' group by 1`);
    expect(inbox['late']).toBeGreaterThanOrEqual(3);
    expect(inbox['today']).toBeGreaterThanOrEqual(3);
    expect(inbox['later']).toBeGreaterThanOrEqual(3);

    const recruited = await tally(
      'select status as name, count(*)::int from prospects group by 1 union all select status, count(*)::int from applications group by 1',
    );
    expect(Object.keys(recruited)).toEqual(
      expect.arrayContaining(['identified', 'invited', 'expired', 'applied', 'joined', 'dismissed']),
    );
    expect(Object.keys(recruited)).toEqual(
      expect.arrayContaining(['draft', 'in_review', 'changes_requested', 'approved', 'rejected']),
    );

    const money = await tally(`
      select 'clicks' as name, count(*)::int from touches where kind = 'click' union all select 'statements', count(*)::int from statements
      union all select 'settled runs', count(*)::int from payout_runs where status = 'settled'`);
    expect(money).toMatchObject({ clicks: 2_500, 'settled runs': 1 });
    expect(money['statements']).toBeGreaterThan(40);
    const movements = fakes.bank.book.map(({ endToEndId, amountMinor, currency }) => ({
      endToEndId: endToEndId ?? '',
      amountMinor,
      currency,
    }));
    expect(await checkBooks(database().admin.db, { movements, tenants: [base(await demoTenantId())] })).toEqual([]);

    const emails = await database().admin.db.execute<{ email: string; password: string }>(
      sql`select u.email, a.password from identity."user" u join identity.account a on a.user_id = u.id`,
    );
    for (const login of logins) {
      const stored = emails.find(({ email }) => email === login.email);
      expect(stored, login.email).toBeDefined();
      expect(await verifyPassword({ hash: stored?.password ?? '', password: login.password })).toBe(true);
    }
  }, 180_000);
});
