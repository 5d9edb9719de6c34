import { and, eq, inArray, sql } from '@countersign/db/query';
import { partners } from '@countersign/db/schema/tenant';
import { vettingStatements } from '@countersign/db/schema/vetting';
import type { ServiceContext, Transaction } from '../context.ts';
import { openStatements } from '../vetting/sealed-statement.internal.ts';

/** The names that each partner goes by: the one it is kept under, and those of its newest vetting statement. */
export async function legalNamesOf(
  ctx: ServiceContext,
  tx: Transaction,
  partnerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = [...new Set(partnerIds)];
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: partners.id, name: partners.name })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), inArray(partners.id, ids)));
  const newest = await tx.execute<{ partner_id: string; vetting_id: string; revision: number }>(sql`
    select distinct on (v.partner_id) v.partner_id, s.vetting_id, s.revision
    from vetting_statements s join vettings v on v.tenant_id = s.tenant_id and v.id = s.vetting_id
    where s.tenant_id = ${ctx.tenantId}
      and v.partner_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))
    order by v.partner_id, s.at desc, s.revision desc`);
  const found = [...newest];
  const stated =
    found.length === 0
      ? []
      : await tx
          .select()
          .from(vettingStatements)
          .where(
            and(
              eq(vettingStatements.tenantId, ctx.tenantId),
              inArray(
                vettingStatements.vettingId,
                found.map((row) => row.vetting_id),
              ),
            ),
          );
  const last = stated.filter((row) =>
    found.some((one) => one.vetting_id === row.vettingId && one.revision === row.revision),
  );
  const opened = await openStatements(ctx, tx, last);
  return new Map(
    rows.map(({ id, name }) => {
      const vettingId = found.find((row) => row.partner_id === id)?.vetting_id;
      const statement = opened.find((row) => row.vettingId === vettingId)?.statement;
      return [id, statement ? [name, statement.legalName, ...statement.aliases] : [name]];
    }),
  );
}
