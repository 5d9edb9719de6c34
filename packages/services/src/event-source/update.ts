import type { eventSourceOperations } from '@countersign/contracts/event-source/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { eventSources } from '@countersign/db/schema/event';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { lockSource, presentSource, sourceNameTaken } from './present.internal.ts';
import { sealSigningSecret } from './signing-secret.ts';
import { writeSourceRoute } from './write-route.internal.ts';

type Operation = (typeof eventSourceOperations)['update'];

/** Renames a source, says what its parameters mean or which key its webhooks are signed with. */
export function updateEventSource(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'event-source.update');
  const { params, body, ifMatch } = input;
  return transact(ctx, async (tx) => {
    const before = await lockSource(ctx, tx, params.id);
    requireRevision(before.revision, ifMatch);
    const [row] = await tx
      .update(eventSources)
      .set({
        ...(body.name === undefined ? {} : { name: body.name }),
        ...(body.parameterMap === undefined ? {} : { parameterMap: body.parameterMap }),
        ...(body.signingSecret === undefined
          ? {}
          : {
              signingSecret: body.signingSecret === null ? null : sealSigningSecret(ctx, before.id, body.signingSecret),
            }),
        revision: before.revision + 1,
      })
      .where(and(eq(eventSources.tenantId, ctx.tenantId), eq(eventSources.id, before.id)))
      .returning();
    if (!row) throw notFound('event source');
    await writeSourceRoute(tx, row);
    await recordAudit(ctx, tx, {
      action: 'event-source.update',
      subjectKind: 'event-source',
      subjectId: row.id,
      facts: { fields: Object.keys(body) },
    });
    return presentSource(ctx, row);
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, 'event_sources_name') ? sourceNameTaken(body.name ?? '', error) : error;
  });
}
