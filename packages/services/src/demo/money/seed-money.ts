import type { Database } from '@countersign/db/client';
import { eq, sql } from '@countersign/db/query';
import { tenants } from '@countersign/db/schema/tenant';
import { type Instant, millisecondsPerDay, millisecondsPerHour } from '@countersign/domain/time/instant';
import type { Actor, ServiceContext } from '../../context.ts';
import { updateEnrollment } from '../../enrollment/update.ts';
import { closePeriod } from '../../period/close.ts';
import { runClose } from '../../period/run-close.ts';
import { read } from '../../transact.ts';
import type { ContactActor, MemberActor } from '../people.internal.ts';
import { tellReview } from './decide.internal.ts';
import type { DemoBank } from './demo-bank.ts';
import { inOneGo } from './in-one-go.internal.ts';
import { type DemoMonth, demoMonths } from './months.ts';
import { approvedRuns, approveRun, computeRun, type Payer, settleRun, stageMethods } from './pay.internal.ts';
import { type DemoFacts, planFacts } from './plan-facts.ts';
import { planKept } from './plan-kept.ts';
import { type MoneyPartner, type Shop, stagePayer, stageShop } from './stage-money.internal.ts';
import { demoTerms } from './terms.ts';
import { rateUntilNow, recordUntil, writeClicks } from './write-facts.internal.ts';

const minuteMs = 60_000;

export interface MoneyCast {
  readonly now: Instant;
  readonly founded: Instant;
  readonly programIds: readonly string[];
  readonly partners: readonly MoneyPartner[];
  readonly staff: Readonly<
    Record<'admin' | 'manager' | 'director' | 'finance' | 'secondFinance' | 'operator' | 'confirmer', MemberActor>
  >;
  /** A context in which somebody acts, or the product itself, at an instant of the past. */
  readonly as: (actor: Actor, at: Instant) => ServiceContext;
  readonly bank: DemoBank | null;
  readonly onProgress: (line: string) => void;
}

const product: Actor = { kind: 'system', name: 'demo' };
/** Two weeks at a time are recorded and rated together. */
const stepMs = 14 * millisecondsPerDay;

/**
 * Fills the demo with money: what was clicked and bought, what it earned, closed months and what was paid. All of it is
 * written in one go, or none; only what the bank is told comes after, and is taken up again where it was left.
 */
export async function seedMoney(cast: MoneyCast): Promise<void> {
  const system = cast.as(product, cast.now);
  const months = demoMonths(cast.now);
  if (!(await hasMoney(system))) await inOneGo(system, (db) => tellHistory(cast, months, db));
  const payer = payerOf(cast, system.db);
  for (const runId of await approvedRuns(payer)) await settleRun(payer, runId, cast.bank);
  cast.onProgress('payouts are settled');
}

async function hasMoney(ctx: ServiceContext): Promise<boolean> {
  const [row] = await read(ctx, (tx) =>
    tx.select({ settings: tenants.settings }).from(tenants).where(eq(tenants.tenantId, ctx.tenantId)),
  );
  return row?.settings['demoMoney'] === 'told';
}

function payerOf(cast: MoneyCast, db: Database): Payer {
  const { staff } = cast;
  return {
    as: (actor: MemberActor | ContactActor, at) => ({ ...cast.as(actor, at), db }),
    system: (at) => ({ ...cast.as(product, at), db }),
    operator: staff.operator,
    confirmer: staff.confirmer,
    approvers: { finance: [staff.finance, staff.secondFinance], director: staff.director },
    now: cast.now,
  };
}

async function tellHistory(cast: MoneyCast, months: readonly DemoMonth[], db: Database): Promise<void> {
  const payer = payerOf(cast, db);
  const { staff, founded } = cast;
  const hand = { as: payer.as, admin: staff.admin, director: staff.director, manager: staff.manager };
  await stagePayer(hand, founded + millisecondsPerDay);
  const shops: Shop[] = [];
  for (const [program, terms] of demoTerms.entries())
    shops.push(
      await stageShop(hand, {
        program,
        programId: cast.programIds[program] ?? '',
        terms,
        partners: cast.partners.filter((partner) => partner.program === program),
        founded,
        secondVersionFrom: months[1]?.startsAt ?? cast.now,
      }),
    );
  cast.onProgress(`${shops.length} plans, ${shops.flatMap(({ sellers }) => sellers).length} partners with links`);
  const facts = await writeFacts(cast, { months, shops, payer });
  cast.onProgress(`${facts.clicks} clicks, ${facts.events} events, ${months.length} months closed`);
  await payOut(payer, shops, cast.bank === null ? 'manual' : 'sepa');
  await read(payer.system(cast.now), (tx) =>
    tx
      .update(tenants)
      .set({ settings: sql`${tenants.settings} || '{"demoMoney":"told"}'::jsonb` })
      .where(eq(tenants.tenantId, payer.system(cast.now).tenantId)),
  );
}

interface Telling {
  readonly months: readonly DemoMonth[];
  readonly shops: readonly Shop[];
  readonly payer: Payer;
}

/** Bit by bit what happened, and the closing of a month when it was time. */
async function writeFacts(cast: MoneyCast, telling: Telling): Promise<{ clicks: number; events: number }> {
  const { months, shops, payer } = telling;
  const from = months[0]?.startsAt ?? cast.now;
  const planned = shops.map((shop) => planFacts(shop.terms, { ...shop, from, until: cast.now }));
  for (const [place, shop] of shops.entries())
    await writeClicks(payer.system(cast.now), shop, planned[place]?.clicks ?? []);
  const last = cast.now - minuteMs;
  const stops = [...everyStep(from, last), ...months.map(({ closedAt }) => closedAt), last].toSorted(
    (one, other) => one - other,
  );
  let since = 0;
  let events = 0;
  for (const until of stops) {
    for (const [place, shop] of shops.entries()) {
      const arrived = (planned[place]?.events ?? []).filter(({ at }) => at > since && at <= until);
      events += arrived.length;
      await recordUntil(payer.system(until), shop, arrived);
    }
    await rateUntilNow(payer.system(until));
    since = until;
    const closing = months.find(({ closedAt }) => closedAt === until);
    if (closing) await closeMonth(telling, closing, { isLast: closing === months.at(-1) });
  }
  return {
    clicks: planned.flatMap(({ clicks }) => clicks).length,
    events: events + (await keepAside(cast, telling, planned)),
  };
}

function everyStep(from: Instant, until: Instant): Instant[] {
  return Array.from({ length: Math.ceil((until - from) / stepMs) }, (_, index) => from + (index + 1) * stepMs).filter(
    (at) => at < until,
  );
}

/** The first program's last month waits in the inbox of finance; the others' last month has not been closed by anybody. */
async function closeMonth(
  { shops, payer }: Telling,
  month: DemoMonth,
  { isLast }: { readonly isLast: boolean },
): Promise<void> {
  for (const shop of isLast ? shops.slice(0, 1) : shops) {
    const at = month.closedAt + shop.program * 10 * minuteMs;
    const { id } = await closePeriod(payer.as(payer.operator, at), {
      params: {},
      query: {},
      ifMatch: undefined,
      body: { programId: shop.programId, month: month.name },
    });
    await runClose(payer.system(at), id, () => {});
    await tellReview(payer.system(at), {
      subjectId: id,
      approvedFrom: isLast ? null : month.approvedAt,
      approvers: payer.approvers,
      until: isLast ? at : payer.now,
    });
  }
}

/** What is kept aside, each for a reason of its own; all in the second program but what needs the first's settings. */
async function keepAside(cast: MoneyCast, { shops, payer }: Telling, planned: readonly DemoFacts[]): Promise<number> {
  const shop = shops[1];
  const facts = planned[1];
  const idle = shop?.sellers.at(-1);
  const first = shop?.sellers[0];
  if (!shop || !facts || !idle || !first) throw new Error('the demo has no second program');
  const at = cast.now - 30_000;
  await updateEnrollment(payer.as(cast.staff.manager, at - millisecondsPerHour), {
    params: { id: idle.enrollmentId },
    query: {},
    ifMatch: undefined,
    body: { status: 'paused' },
  });
  const kept = planKept({
    now: at,
    clicks: facts.clicks.filter(({ quality }) => quality === 'valid'),
    idleSeller: shop.sellers.length - 1,
    sellerEmail: first.email,
    purchase: facts.events.find(({ raw }) => raw['kind'] === 'order')?.raw['externalId'] ?? '',
  });
  await recordUntil(payer.system(at), shop, kept);
  await rateUntilNow(payer.system(at));
  return kept.length;
}

/** The first program's partners are paid, the second's are about to be. */
async function payOut(payer: Payer, shops: readonly Shop[], rail: 'sepa' | 'manual'): Promise<void> {
  const [first, second] = shops;
  if (!first || !second) throw new Error('the demo has no programs');
  await stageMethods(payer, first, rail);
  await stageMethods(payer, second, rail);
  await approveRun(payer, first, { rail, preparedAt: payer.now - 26 * millisecondsPerHour });
  await computeRun(payer, second, rail);
}
