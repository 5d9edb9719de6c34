import { sql } from '@countersign/db/query';
import type { TestDatabase } from '@countersign/db/testing/database';

/** A digest of every row of one tenant, by table: equal before and after means that nothing of it was touched. */
export async function tenantFootprint(database: TestDatabase, tenantId: string): Promise<Record<string, string>> {
  const { db } = database.admin;
  const tables = await db.execute<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.columns
    where column_name = 'tenant_id' and table_schema in ('public', 'identity') order by 1`);
  const digests: [string, string][] = [];
  for (const { name } of tables) {
    const [row] = await db.execute<{ digest: string }>(sql`
      select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest
      from ${sql.raw(name)} t where tenant_id = ${tenantId}`);
    digests.push([name, row?.digest ?? '']);
  }
  return Object.fromEntries(digests);
}
