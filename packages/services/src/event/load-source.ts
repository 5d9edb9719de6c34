import { and, eq, isNull } from '@countersign/db/query';
import { eventSources } from '@countersign/db/schema/event';
import type { EventSourceKind } from '@countersign/domain/event/event';
import { invalidInput } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

export type EventSource = typeof eventSources.$inferSelect;

/** What a caller may record under; the product's own source is for what the product itself has seen. */
export const sentKinds: readonly EventSourceKind[] = ['api', 'postback', 'import', 'stripe'];

/** A source that still takes events. Refused with `not_found` where there is none, and one of another kind by its field. */
export async function loadSource(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
  wanted: { readonly field: string; readonly kinds: readonly EventSourceKind[] },
): Promise<EventSource> {
  const [row] = await tx
    .select()
    .from(eventSources)
    .where(and(eq(eventSources.tenantId, ctx.tenantId), eq(eventSources.id, id), isNull(eventSources.archivedAt)));
  if (!row) throw notFound('event source', wanted.field);
  if (!wanted.kinds.includes(row.kind)) throw invalidInput({ field: wanted.field, code: 'source_kind' });
  return row;
}
