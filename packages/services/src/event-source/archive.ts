import type { eventSourceOperations } from '@countersign/contracts/event-source/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { eventSources } from '@countersign/db/schema/event';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { lockSource, presentSource } from './present.internal.ts';
import { writeSourceRoute } from './write-route.internal.ts';

type Operation = (typeof eventSourceOperations)['archive'];

/** Retires a source: what it sends from now on is refused, what it sent stays. Again, it changes nothing. */
export function archiveEventSource(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'event-source.archive');
  return transact(ctx, async (tx) => {
    const before = await lockSource(ctx, tx, params.id);
    if (before.archivedAt !== null) return presentSource(ctx, before);
    const [row] = await tx
      .update(eventSources)
      .set({ archivedAt: ctx.now(), revision: before.revision + 1 })
      .where(and(eq(eventSources.tenantId, ctx.tenantId), eq(eventSources.id, before.id)))
      .returning();
    if (!row) throw notFound('event source');
    await writeSourceRoute(tx, row);
    await recordAudit(ctx, tx, {
      action: 'event-source.archive',
      subjectKind: 'event-source',
      subjectId: row.id,
    });
    return presentSource(ctx, row);
  });
}
