import { sql } from '@countersign/db/query';
import type { ServiceContext, Transaction } from '../context.ts';

/**
 * Takes the keys of facts. Gives for each key that was taken before, by whatever call, the event that has it. In the
 * order of the keys, so that two calls with the same events wait for each other and never in a circle.
 */
export async function takeKeys(
  ctx: ServiceContext,
  tx: Transaction,
  taken: { readonly sourceId: string; readonly eventOfKey: ReadonlyMap<string, string> },
): Promise<ReadonlyMap<string, string>> {
  const rows = JSON.stringify([...taken.eventOfKey].map(([key, id]) => ({ key, id })));
  const fresh = await tx.execute<{ key: string }>(sql`
    insert into fact_keys (tenant_id, source_id, key, event_id)
    select ${ctx.tenantId}, ${taken.sourceId}, key, id from jsonb_to_recordset(${rows}::text::jsonb) as k(key text, id uuid)
    order by key collate "C"
    on conflict (tenant_id, source_id, key) do nothing
    returning key`);
  if (fresh.length === taken.eventOfKey.size) return new Map();
  const isFresh = new Set([...fresh].map(({ key }) => key));
  const known = JSON.stringify([...taken.eventOfKey.keys()].filter((key) => !isFresh.has(key)));
  const earlier = await tx.execute<{ key: string; event_id: string }>(sql`
    select key, event_id from fact_keys
    where tenant_id = ${ctx.tenantId} and source_id = ${taken.sourceId}
      and key in (select jsonb_array_elements_text(${known}::text::jsonb))`);
  return new Map([...earlier].map(({ key, event_id }) => [key, event_id]));
}
