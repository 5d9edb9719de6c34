import { sql } from '@countersign/db/query';
import { arrayLiteral } from '@countersign/db/sql/array-literal';
import type { ServiceContext, Transaction } from '../context.ts';

/** In whose books lines that gave something were posted; by line. What follows on a line is posted in the same books. */
export async function entityOfLines(
  ctx: ServiceContext,
  tx: Transaction,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (lineIds.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; entity: string }>(sql`
    select l.id, t.legal_entity_id as entity
    from unnest(${arrayLiteral(new Set(lineIds))}::text::uuid[]) as w(id)
      join lines l on l.tenant_id = ${ctx.tenantId} and l.id = w.id
      join ledger_transactions t on t.tenant_id = ${ctx.tenantId}
        and t.key = (l.kind || ':' || coalesce(l.posted_with, l.id)) collate "C"`);
  return new Map([...rows].map(({ id, entity }) => [id, entity]));
}
