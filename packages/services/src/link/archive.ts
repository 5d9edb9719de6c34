import type { linkOperations } from '@countersign/contracts/link/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, isNull } from '@countersign/db/query';
import { linkRoutes, links } from '@countersign/db/schema/link';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { loadTracking } from '../tracking/load.internal.ts';
import { transact } from '../transact.ts';
import { loadLink, presentLink } from './present.internal.ts';

type Operation = (typeof linkOperations)['archive'];

/**
 * Retires a link. Its address goes on working, because it stands on pages that nobody changes: it leads to the
 * program's default target, and its clicks are kept without counting. Doing it again changes nothing.
 */
export function archiveLink(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'link.archive');
  return transact(ctx, async (tx) => {
    const { link } = await loadLink(ctx, tx, params.id);
    const settings = await loadTracking(ctx, tx, { programId: link.programId, lock: 'share' });
    const one = and(eq(links.tenantId, ctx.tenantId), eq(links.id, link.id));
    const archived = await tx
      .update(links)
      .set({ archivedAt: ctx.now() })
      .where(and(one, isNull(links.archivedAt)))
      .returning({ id: links.id });
    if (archived.length > 0) {
      await tx
        .update(linkRoutes)
        .set({ isLive: 0, target: settings?.defaultTarget ?? link.target })
        .where(and(eq(linkRoutes.code, link.code), eq(linkRoutes.tenantId, ctx.tenantId)));
      await recordAudit(ctx, tx, {
        action: 'link.archive',
        subjectKind: 'link',
        subjectId: link.id,
        facts: { code: link.code },
      });
    }
    return presentLink(ctx, await loadLink(ctx, tx, link.id));
  });
}
