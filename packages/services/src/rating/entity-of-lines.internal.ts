import { sql } from '@countersign/db/query';
import type { ServiceContext, Transaction } from '../context.ts';

/** In whose books lines that gave something were posted; by line. What follows on a line is posted in the same books. */
export async function entityOfLines(
  ctx: ServiceContext,
  tx: Transaction,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (lineIds.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; entity: string }>(sql`
    select w.id, t.legal_entity_id as entity
    from jsonb_array_elements_text(${JSON.stringify([...new Set(lineIds)])}::text::jsonb) as w(id)
      cross join (values ('earning:'), ('adjustment:')) as k(kind)
      join ledger_transactions t on t.tenant_id = ${ctx.tenantId} and t.key = (k.kind || w.id) collate "C"`);
  return new Map([...rows].map(({ id, entity }) => [id, entity]));
}
