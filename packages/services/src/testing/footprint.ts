import { sql } from '@countersign/db/query';
import type { TestDatabase } from '@countersign/db/testing/database';
import type { ServiceContext } from '../context.ts';

const empty = '0:0';

/** A digest of every row there is, by table: equal before and after means that nothing was written. */
export async function footprint(database: TestDatabase): Promise<Record<string, string>> {
  const { db } = database.admin;
  // Most tables are months without facts; planning them would take longer than reading all others.
  const tables = await db.execute<{ name: string }>(sql`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'identity') and c.relkind = 'r' and pg_relation_size(c.oid) > 0 order by 1`);
  const digests = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) as digest from ${name} t`,
  );
  const rows = await db.execute<{ name: string; digest: string }>(sql.raw(digests.join(' union all ')));
  return Object.fromEntries(rows.filter(({ digest }) => digest !== empty).map(({ name, digest }) => [name, digest]));
}

export class Crash extends Error {}

/** The context of a process that dies just before its first writing transaction commits. */
export function crashingBeforeCommit(ctx: ServiceContext): ServiceContext {
  const db = new Proxy(ctx.db, {
    get: (target, property, receiver) => {
      if (property !== 'transaction') return Reflect.get(target, property, receiver);
      const transaction: typeof target.transaction = (work, config) =>
        target.transaction(async (tx) => {
          const result = await work(tx);
          const [row] = await tx.execute<{ wrote: boolean }>(
            sql`select pg_current_xact_id_if_assigned() is not null as wrote`,
          );
          if (row?.wrote) throw new Crash('crashed before the commit');
          return result;
        }, config);
      return transaction;
    },
  });
  return { ...ctx, db };
}
