import { randomBytes } from 'node:crypto';
import type { eventSourceOperations } from '@countersign/contracts/event-source/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { eventSources } from '@countersign/db/schema/event';
import { programs } from '@countersign/db/schema/tenant';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { hashToken, makeToken } from '../identity/secret-token.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentSource, sourceNameTaken, sourceSecretPrefix } from './present.internal.ts';
import { sealSigningSecret } from './signing-secret.ts';
import { writeSourceRoute } from './write-route.internal.ts';

type Operation = (typeof eventSourceOperations)['create'];

/**
 * Adds a source of events. Its secret is in the first reply alone and only its hash is stored, so the reply to a repeated
 * request has none. Refused with `conflict` when the program has a source of that name.
 */
export async function createEventSource(
  ctx: ServiceContext,
  { body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'event-source.create');
  const secret = makeToken(sourceSecretPrefix);
  const created = await transact(ctx, async (tx) => {
    const [program] = await tx
      .select({ id: programs.id })
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, body.programId)));
    if (!program) throw notFound('program', 'programId');
    const id = ctx.ids.next('esrc');
    const [row] = await tx
      .insert(eventSources)
      .values({
        tenantId: ctx.tenantId,
        id,
        programId: body.programId,
        name: body.name,
        kind: body.kind,
        dedupeKey: body.dedupeKey,
        publicKey: randomBytes(12).toString('base64url'),
        secretHash: hashToken(secret),
        signingSecret: body.signingSecret === undefined ? null : sealSigningSecret(ctx, id, body.signingSecret),
        parameterMap: body.parameterMap,
        revision: 1,
        archivedAt: null,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning();
    if (!row) throw sourceNameTaken(body.name);
    await writeSourceRoute(tx, row);
    await recordAudit(ctx, tx, {
      action: 'event-source.create',
      subjectKind: 'event-source',
      subjectId: row.id,
      facts: { programId: row.programId, kind: row.kind, dedupeKey: row.dedupeKey },
    });
    return presentSource(ctx, row);
  });
  return { ...created, secret: ctx.idempotency?.wasReplayed ? null : secret };
}
