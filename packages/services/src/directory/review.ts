import type { directoryOperations } from '@countersign/contracts/directory/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { directoryProfiles } from '@countersign/db/schema/directory';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { findProfile, viewOfProfile } from './profile.internal.ts';

type Operation = (typeof directoryOperations)['review'];

/**
 * Publishes what a partner would like to show, or returns it with what to change; what was published before stays then.
 * Refuses whoever proposed it themselves (`same_person`), by whatever login, and what was changed meanwhile.
 */
export function reviewDirectoryProfile(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'directory.review');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const row = await findProfile(ctx, tx, params.partnerId, { forUpdate: true });
    if (!row) throw notFound('profile');
    requireRevision(row.revision, ifMatch);
    if (row.status !== 'proposed' || row.proposed === null)
      throw new AppError('action_not_available', { detail: 'Nothing of this partner waits for a review.' });
    if (row.proposedByPersonId === member.personId)
      throw new AppError('same_person', { detail: 'Somebody else reviews what you proposed for a partner.' });
    await tx
      .update(directoryProfiles)
      .set({
        ...(body.outcome === 'publish'
          ? { status: 'published' as const, published: row.proposed, proposed: null, note: null }
          : { status: 'returned' as const, note: body.note }),
        decidedAt: ctx.now(),
        decidedByName: member.name,
        revision: row.revision + 1,
      })
      .where(and(eq(directoryProfiles.tenantId, ctx.tenantId), eq(directoryProfiles.partnerId, params.partnerId)));
    await recordAudit(ctx, tx, {
      action: 'directory.review',
      subjectKind: 'partner',
      subjectId: params.partnerId,
      facts: { outcome: body.outcome, revision: row.revision },
    });
    return viewOfProfile(ctx, tx, params.partnerId);
  });
}
