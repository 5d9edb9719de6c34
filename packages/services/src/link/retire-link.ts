import { and, eq, isNull } from '@countersign/db/query';
import { linkRoutes, links } from '@countersign/db/schema/link';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { loadTracking } from '../tracking/load.internal.ts';
import { loadLink } from './present.internal.ts';

/** Retires a link in the caller's transaction: it leads to the program's default target from then on. Doing it again changes nothing. */
export async function retireLink(ctx: ServiceContext, tx: Transaction, linkId: string): Promise<void> {
  const { link } = await loadLink(ctx, tx, linkId);
  const settings = await loadTracking(ctx, tx, { programId: link.programId, lock: 'share' });
  const archived = await tx
    .update(links)
    .set({ archivedAt: ctx.now() })
    .where(and(eq(links.tenantId, ctx.tenantId), eq(links.id, link.id), isNull(links.archivedAt)))
    .returning({ id: links.id });
  if (archived.length === 0) return;
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
