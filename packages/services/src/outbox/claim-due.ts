import { type Database } from '@countersign/db/client';
import { sql } from '@countersign/db/query';
import type { outboxKinds } from '@countersign/db/schema/case';

export interface DueEntry {
  readonly id: number;
  readonly tenantId: string;
  readonly kind: (typeof outboxKinds)[number];
  readonly key: string;
  readonly payload: Record<string, unknown>;
  readonly attempts: number;
}

/** Bulk work has this priority or a higher number; it is taken at a limited rate. */
export const bulkPriority = 5;

/** Each lane is emptied by itself, so that what is slow in one delays nothing in another. */
const lanes = {
  urgent: sql`kind <> 'mail' and priority < ${bulkPriority}`,
  mail: sql`kind = 'mail'`,
  bulk: sql`kind <> 'mail' and priority >= ${bulkPriority}`,
};
export type OutboxLane = keyof typeof lanes;

/** How long a claimed row is out of sight; one that was not finished by then is taken again. */
const leaseSeconds = 30;

/**
 * Claims rows that are due, most urgent first, and hides them from other relays for a while. Runs as the relay's role,
 * outside any tenant. What is done with them must be safe to do twice.
 */
export async function claimDue(
  db: Database,
  want: { readonly lane: OutboxLane; readonly limit: number },
): Promise<DueEntry[]> {
  if (want.limit <= 0) return [];
  const rows = await db.execute<{
    id: string;
    tenant_id: string;
    kind: DueEntry['kind'];
    key: string;
    payload: Record<string, unknown>;
    attempts: number;
  }>(sql`
    update outbox set available_at = now() + make_interval(secs => ${leaseSeconds}), attempts = attempts + 1
    where id in (
      select id from outbox where done_at is null and available_at <= now() and ${lanes[want.lane]}
      order by priority, available_at, id limit ${want.limit} for update skip locked)
    returning id, tenant_id, kind, key, payload, attempts`);
  return [...rows]
    .map((row) => ({
      id: Number(row.id),
      tenantId: row.tenant_id,
      kind: row.kind,
      key: row.key,
      payload: row.payload,
      attempts: row.attempts,
    }))
    .sort((left, right) => left.id - right.id);
}

export async function finishEntry(db: Database, id: number): Promise<void> {
  await db.execute(sql`update outbox set done_at = now(), last_error = null where id = ${id}`);
}

/** Puts a row back for later, with what went wrong; it is tried again for ever, ever more slowly. */
export async function postponeEntry(db: Database, entry: DueEntry, problem: string): Promise<void> {
  const delaySeconds = Math.min(300, 0.5 * 2 ** Math.min(entry.attempts, 10));
  await db.execute(
    sql`update outbox set available_at = now() + make_interval(secs => ${delaySeconds}), last_error = ${problem.slice(0, 500)} where id = ${entry.id}`,
  );
}

/** How many rows wait, and since when the oldest does. */
export async function outboxLag(db: Database): Promise<{ waiting: number; oldestSeconds: number }> {
  const [row] = await db.execute<{ waiting: number; oldest: number }>(sql`
    select count(*)::int as waiting, coalesce(extract(epoch from now() - min(available_at)), 0)::float8 as oldest
    from outbox where done_at is null and available_at <= now()`);
  return { waiting: row?.waiting ?? 0, oldestSeconds: Math.max(0, row?.oldest ?? 0) };
}
