import type { eventSourceOperations } from '@countersign/contracts/event-source/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { eventSources } from '@countersign/db/schema/event';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { hashToken, makeToken } from '../identity/secret-token.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { lockSource, presentSource, sourceSecretPrefix } from './present.internal.ts';
import { writeSourceRoute } from './write-route.internal.ts';

type Operation = (typeof eventSourceOperations)['rotate'];

/** Gives a source another secret, shown in the first reply alone; the old one stops working with the commit. */
export async function rotateEventSource(
  ctx: ServiceContext,
  { params }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'event-source.rotate');
  const secret = makeToken(sourceSecretPrefix);
  const rotated = await transact(ctx, async (tx) => {
    const before = await lockSource(ctx, tx, params.id);
    const [row] = await tx
      .update(eventSources)
      .set({ secretHash: hashToken(secret), revision: before.revision + 1 })
      .where(and(eq(eventSources.tenantId, ctx.tenantId), eq(eventSources.id, before.id)))
      .returning();
    if (!row) throw notFound('event source');
    await writeSourceRoute(tx, row);
    await recordAudit(ctx, tx, {
      action: 'event-source.rotate',
      subjectKind: 'event-source',
      subjectId: row.id,
    });
    return presentSource(ctx, row);
  });
  return { ...rotated, secret: ctx.idempotency?.wasReplayed ? null : secret };
}
