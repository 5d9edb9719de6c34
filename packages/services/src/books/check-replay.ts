import { sql } from '@countersign/db/query';
import type { ServiceContext, Transaction } from '../context.ts';
import { rateAllQueued } from '../rating/rate-all-queued.ts';
import type { Finding } from './finding.ts';

/** Ends the transaction in which everything was rated again, so that nothing of it stays. */
class Undone extends Error {}

/**
 * Rates every fact of a tenant again, in a transaction that is undone, and compares the lines with those that are kept.
 * Runs as the owner of the tables: nobody else may take lines away.
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
    select event_id, enrollment_id, rule, kind, currency, amount_minor, amount_exact from lines where ${mine}
      and kind <> 'adjustment'`);
  await tx.execute(sql`delete from lines where ${mine} and kind <> 'adjustment'`);
  await tx.execute(sql`
    update event_states set status = 'queued', reason = null
    where ${mine} and (status = 'rated' or (status = 'kept' and reason in ('waits_for_purchase', 'no_rate')))`);
  await rateAllQueued(ctx, () => {});
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
