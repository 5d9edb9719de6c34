import { sql } from '@countersign/db/query';
import { keptReasons } from '@countersign/domain/event/event';
import { permissionsOfMember } from '@countersign/domain/permission/permissions';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import { expect, it } from 'vitest';
import { checkBooks } from '../../books/check.ts';
import type { Actor, ServiceContext } from '../../context.ts';
import { ensureFactMonths } from '../../database/ensure-fact-months.ts';
import { useTestDatabase } from '../../testing/use-test-database.ts';
import { createFakePorts, createSequentialIds, createTestClock, createTestLog } from '../../testing/world.ts';
import { demoCast } from '../cast.ts';
import { ensurePartner, ensurePrograms, ensureStaff, ensureTenant } from '../stage.internal.ts';
import { moneyStaff } from './money-staff.ts';
import { type MoneyCast, seedMoney } from './seed-money.ts';
import type { MoneyPartner } from './stage-money.internal.ts';

const database = useTestDatabase();
const clock = createTestClock('2026-11-19T10:20:00Z');
const ids = createSequentialIds();
const fakes = createFakePorts(() => clock.now);
const founded = clock.now - 430 * millisecondsPerDay;

function as(tenantId: string, actor: Actor, at: number): ServiceContext {
  return {
    tenantId,
    actor,
    db: database().app.db,
    now: () => at,
    ids,
    random: () => 0.99,
    log: createTestLog(),
    requestId: null,
    idempotency: null,
    urls: { portal: 'https://partners.example', console: 'https://console.example', tracker: 'https://go.example' },
    ports: fakes,
  };
}

/** The demo's people and programs without its registrations. */
async function stage(): Promise<{ tenantId: string; cast: MoneyCast }> {
  const demo: Actor = { kind: 'system', name: 'demo' };
  await ensureFactMonths(database().app.db, clock.now - 120 * millisecondsPerDay);
  const tenantId = await ensureTenant(as('', demo, founded));
  const staff = await ensureStaff(as(tenantId, demo, founded));
  const [admin, , director] = staff.members;
  if (!admin || !director) throw new Error('nobody works here');
  const byAdmin = as(tenantId, { ...admin, permissions: permissionsOfMember(['administrator']) }, founded);
  const programIds = await ensurePrograms(byAdmin, as(tenantId, director, founded + millisecondsPerDay));
  const partners: MoneyPartner[] = [];
  for (const given of demoCast().partners) {
    const partner = await ensurePartner(byAdmin, given, { ...staff, programIds });
    partners.push({ ...partner, program: given.program, name: given.name, email: given.owner.email });
  }
  const sendBack = async (endToEndId: string, reasonCode: string) => {
    const made = fakes.bank.book.find((entry) => entry.endToEndId === endToEndId);
    if (!made) throw new Error(`the bank knows no ${endToEndId}`);
    const reference = `${made.reference}/return`;
    fakes.bank.book.push({ ...made, reference, amountMinor: -made.amountMinor, isReturn: true, reasonCode });
  };
  return {
    tenantId,
    cast: {
      now: clock.now,
      founded,
      programIds,
      partners,
      staff: moneyStaff(staff.members),
      as: (actor, at) => as(tenantId, actor, at),
      bank: { sendBack },
      onProgress: () => {},
    },
  };
}

async function tally(query: string): Promise<Record<string, number>> {
  const rows = await database().admin.db.execute<{ name: string; count: number }>(sql.raw(query));
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

it('tells four months of money whose books hold, with one of everything that people look at', async () => {
  const { tenantId, cast } = await stage();
  await seedMoney(cast);
  await seedMoney(cast);

  const counted = await tally(`
    select 'clicks' as name, count(*)::int from touches where kind = 'click' union all select 'events', count(*)::int from events where kind <> 'deal_won'
    union all select 'links', count(distinct enrollment_id)::int from links
    union all select 'coupons', count(distinct enrollment_id)::int from coupon_codes
    union all select 'plans', count(distinct plan_id)::int from plan_versions where status = 'active' and version = 2
    union all select 'payers', count(*)::int from legal_entities where iban is not null
    union all select 'open mails', count(*)::int from messages where kind = 'statement_published' and status = 'waiting'`);
  expect(counted).toMatchObject({ clicks: 2_500, links: 25, coupons: 25, plans: 3, payers: 1, 'open mails': 0 });
  expect(counted['events']).toBeGreaterThan(500);
  expect(counted['events']).toBeLessThan(700);
  const kept = await tally("select reason as name, count(*)::int from event_states where status = 'kept' group by 1");
  expect(Object.keys(kept).sort()).toEqual([...keptReasons].sort());

  const periods = await tally(`
    select pr.name || ' ' || p.status as name, count(*)::int from periods p
    join programs pr on pr.tenant_id = p.tenant_id and pr.id = p.program_id group by 1`);
  expect(periods).toEqual({
    'Halden Channel published': 2,
    'Halden Channel in_review': 1,
    'Halden Alliances published': 2,
    'Halden Introducers published': 2,
  });
  const asked = await tally(`
    select c.process as name, count(*)::int from tasks t join cases c on c.tenant_id = t.tenant_id and c.id = t.case_id
    where t.status = 'open' and c.process <> 'deal-registration' group by 1`);
  expect(asked).toEqual({ 'period-close': 1 });
  expect(await tally('select status as name, count(*)::int from payment_methods group by 1')).toEqual({
    confirmed: 16,
    proposed: 2,
  });
  expect(await tally('select status as name, count(*)::int from payout_runs group by 1')).toEqual({
    settled: 1,
    computed: 1,
  });
  const payouts = await tally(`
    select coalesce(p.failure || ' ', '') || p.status as name, count(*)::int from payouts p
    join payout_runs r on r.tenant_id = p.tenant_id and r.id = p.run_id where r.status = 'settled' group by 1`);
  expect(payouts).toMatchObject({ 'AC04 returned': 1 });
  expect(payouts['paid']).toBeGreaterThan(3);
  expect(payouts['held']).toBeGreaterThan(0);
  const movements = fakes.bank.book.map(({ endToEndId, amountMinor, currency }) => ({
    endToEndId: endToEndId ?? '',
    amountMinor,
    currency,
  }));
  const system = as(tenantId, { kind: 'system', name: 'books' }, clock.now);
  expect(await checkBooks(database().admin.db, { movements, tenants: [system] })).toEqual([]);
}, 120_000);
