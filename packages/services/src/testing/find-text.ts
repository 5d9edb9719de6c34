import type { Database } from '@countersign/db/client';
import { sql } from '@countersign/db/query';

export interface TextFound {
  /** `public.messages`. */
  readonly table: string;
  readonly rows: number;
}

/**
 * Every table of the database in which any row, written out with all its columns, holds one of the words. Needs a role that
 * row-level security does not bind; `exceptTenant` leaves one tenant's rows out.
 */
export async function findText(
  admin: Database,
  words: readonly string[],
  { exceptTenant }: { readonly exceptTenant?: string } = {},
): Promise<TextFound[]> {
  const tables = await admin.execute<{ name: string; has_tenant: boolean }>(sql`
    select format('%I.%I', n.nspname, c.relname) as name,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as has_tenant
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
    order by 1`);
  const found: TextFound[] = [];
  for (const { name, has_tenant } of tables) {
    const others = exceptTenant !== undefined && has_tenant ? sql` and t.tenant_id <> ${exceptTenant}` : sql``;
    const holds = sql.join(
      words.map((word) => sql`strpos(lower(t::text), ${word.toLowerCase()}) > 0`),
      sql` or `,
    );
    const [row] = await admin.execute<{ count: number }>(
      sql`select count(*)::int as count from ${sql.raw(name)} t where (${holds})${others}`,
    );
    if (row && row.count > 0) found.push({ table: name, rows: row.count });
  }
  return found;
}
