import { sql } from '@countersign/db/query';
import type { TestDatabase } from '@countersign/db/testing/database';
import type { ServiceContext } from '../context.ts';

const statements = new WeakMap<TestDatabase, string>();

/** A digest of every row there is, by table: equal before and after means that nothing was written. */
export async function footprint(database: TestDatabase): Promise<Record<string, string>> {
  const statement = statements.get(database) ?? (await digestStatement(database));
  statements.set(database, statement);
  const rows = await database.admin.db.execute<{ name: string; digest: string }>(sql.raw(statement));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

async function digestStatement(database: TestDatabase): Promise<string> {
  const tables = await database.admin.db.execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'identity') order by 1`);
  const digest = (name: string) =>
    `select '${name}' as name, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) as digest from ${name} t`;
  return tables.map(({ name }) => digest(name)).join(' union all ');
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
