import { sql } from '@countersign/db/query';
import type { ServiceContext, Transaction } from '../context.ts';
import { registrableDomain } from '../matching/registrable-domain.ts';
import type { RowFlag } from './duplicates.internal.ts';
import type { ProspectRow } from './rows/prospect-row.ts';

/** Which rows have the name or the domain of a partner or a prospect that is there; in one look-up for all of them. */
export async function prospectFlags(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly { readonly line: number; readonly prospect: ProspectRow }[],
): Promise<Map<number, RowFlag[]>> {
  if (rows.length === 0) return new Map();
  const asked = rows.map(({ line, prospect }) => ({
    line,
    name: prospect.name.trim().toLowerCase(),
    domain: prospect.website === null ? null : (registrableDomain(prospect.website) ?? null),
  }));
  const found = await tx.execute<{ line: number; label: string }>(sql`
    with asked as (
      select line, name, domain from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as a(line int, name text, domain text)
    )
    select a.line, p.name as label from asked a
    join partners p on p.tenant_id = ${ctx.tenantId} and lower(p.name) = a.name
    union
    select a.line, p.name from asked a
    join prospects p on p.tenant_id = ${ctx.tenantId} and (lower(p.name) = a.name or p.domain = a.domain)`);
  const flags = new Map<number, RowFlag[]>();
  for (const { line, label } of found)
    flags.set(line, [...(flags.get(line) ?? []), { kind: 'same_account' as const, label }].slice(0, 5));
  return flags;
}
