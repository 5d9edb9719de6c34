import { type SQL, sql } from '@countersign/db/query';
import { type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import type { ServiceContext, Transaction } from '../context.ts';
import { rateAllQueued } from '../rating/rate-all-queued.ts';
import { rateQueued } from '../rating/rate-queued.ts';
import type { Finding } from './finding.ts';

/** Ends the transaction in which everything was rated again, so that nothing of it stays. */
class Undone extends Error {}

/**
 * Rates every fact of a tenant again, turn by turn as it was rated and at the rates of exchange that were known then, in
 * a transaction that is undone, and compares the lines with those that are kept. Runs as the owner of the tables: nobody else may take lines away.
 */
export async function checkReplay(ctx: ServiceContext): Promise<Finding[]> {
  let findings: Finding[] = [];
  await ctx.db
    .transaction(async (tx) => {
      findings = await replay({ ...ctx, db: tx as unknown as ServiceContext['db'] }, tx);
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return findings;
}

async function replay(ctx: ServiceContext, tx: Transaction): Promise<Finding[]> {
  const mine = sql`tenant_id = ${ctx.tenantId}`;
  await tx.execute(sql`select set_config('app.tenant_id', ${ctx.tenantId}, true)`);
  await tx.execute(sql`
    create temporary table kept_lines on commit drop as
    select event_id, enrollment_id, rule, kind, currency, amount_minor, amount_exact, fx_day from lines where ${mine}
      and kind <> 'adjustment'`);
  await tx.execute(sql`delete from lines where ${mine} and kind <> 'adjustment'`);
  await forget(tx, mine);
  const turns = await tx.execute<{ turn: number | null; events: number; at: string }>(sql`
    select turn, count(*)::int as events, max(changed_at)::text as at from kept_states where status = 'rated'
    group by turn order by turn nulls first`);
  let before = '-infinity';
  for (const { turn, events, at } of turns) {
    await learn(tx, mine, { turn, at, before });
    before = at;
    const rateDays = await rateDaysOf(tx, turn);
    // What was rated before turns were counted is taken in the order in which it happened.
    if (turn === null) await rateAllQueued(ctx, () => {});
    else await rateQueued(ctx, { chunkSize: events, chunksMax: 1, rateDays });
  }
  const rows = await tx.execute<{ event_id: string; rule: string; kept: string | null; again: string | null }>(sql`
    select coalesce(k.event_id, l.event_id)::text as event_id, coalesce(k.rule, l.rule) as rule,
      k.amount_exact::text as kept, l.amount_exact::text as again
    from kept_lines k
    full join (select * from lines where ${mine} and kind <> 'adjustment') l
      on l.event_id = k.event_id and l.enrollment_id = k.enrollment_id and l.rule = k.rule and l.kind = k.kind
    where k.event_id is null or l.event_id is null or k.amount_minor <> l.amount_minor
      or k.amount_exact <> l.amount_exact or k.currency <> l.currency
    limit 1000`);
  return [...rows].map((row) => ({
    promise: 'replays',
    tenantId: ctx.tenantId,
    subject: row.event_id,
    detail: `rule ${row.rule} gave ${row.kept ?? 'nothing'} and now gives ${row.again ?? 'nothing'}`,
  }));
}

/** Rating knows of no event any more: each is out of its sight, as duplicates are, until its turn comes. */
async function forget(tx: Transaction, mine: SQL): Promise<void> {
  await tx.execute(sql`
    create temporary table kept_states on commit drop as
    select event_id, status, reason, rated_turn as turn, received_at, changed_at
    from event_states where ${mine} and reason is distinct from 'duplicate'`);
  await tx.execute(sql`create index on kept_states (turn)`);
  await tx.execute(sql`create index on kept_states (received_at)`);
  await tx.execute(sql`analyze kept_states`);
  await tx.execute(sql`
    update event_states set status = 'kept', reason = 'duplicate' where ${mine} and reason is distinct from 'duplicate'`);
}

/** Queues the events of a turn again; what had come by then and was not rated is in sight, as it was. */
async function learn(
  tx: Transaction,
  mine: SQL,
  { turn, at, before }: { readonly turn: number | null; readonly at: string; readonly before: string },
): Promise<void> {
  await tx.execute(sql`
    update event_states s set status = 'kept', reason = case when k.status = 'kept' then k.reason end
    from kept_states k
    where ${mine} and k.event_id = s.event_id and s.reason = 'duplicate' and k.received_at > ${before}::timestamptz
      and k.received_at <= ${at}::timestamptz`);
  await tx.execute(sql`
    update event_states s set status = 'queued', reason = null
    from kept_states k
    where ${mine} and k.event_id = s.event_id and k.status = 'rated' and k.turn is not distinct from ${turn}::int`);
}

/** The rates that lines of a turn were converted at: a rate of the same day that was published later changes no line. */
async function rateDaysOf(tx: Transaction, turn: number | null): Promise<ReadonlyMap<string, CivilDate>> {
  const rows = await tx.execute<{ event_id: string; day: string }>(sql`
    select distinct l.event_id, l.fx_day::text as day from kept_lines l join kept_states k on k.event_id = l.event_id
    where k.turn is not distinct from ${turn}::int and l.kind = 'earning' and l.fx_day is not null`);
  return new Map([...rows].map(({ event_id, day }) => [event_id, civilDate(day)]));
}
