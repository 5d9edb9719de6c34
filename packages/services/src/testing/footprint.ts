import { sql } from '@countersign/db/query';
import type { TestDatabase } from '@countersign/db/testing/database';
import type { ServiceContext } from '../context.ts';

/** A digest of every row there is, by table: equal before and after means that nothing was written. */
export async function footprint(database: TestDatabase): Promise<Record<string, string>> {
  const { db } = database.admin;
  const tables = await db.execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'identity') order by 1`);
  const digests: [string, string][] = [];
  for (const { name } of tables) {
    const [row] = await db.execute<{ digest: string }>(
      sql`select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${sql.raw(name)} t`,
    );
    digests.push([name, row?.digest ?? '']);
  }
  return Object.fromEntries(digests);
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
