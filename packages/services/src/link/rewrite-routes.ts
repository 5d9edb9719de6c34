import { and, eq, inArray, isNull, sql } from '@countersign/db/query';
import { linkRoutes, links, type trackingSettings } from '@countersign/db/schema/link';
import { enrollments } from '@countersign/db/schema/tenant';
import { partnerHolds } from '@countersign/db/schema/vetting';
import { checkTarget } from '@countersign/domain/link/target';
import type { ServiceContext, Transaction } from '../context.ts';

type TrackingRow = typeof trackingSettings.$inferSelect;
type LinkRow = typeof links.$inferSelect;

const idsPerStatement = 5_000;

/** Where a link leads under these settings: to the default target when it is retired or its host is not registered. */
export function routeTarget(link: Pick<LinkRow, 'target' | 'archivedAt'>, settings: TrackingRow): string {
  const isOpen = link.archivedAt === null && checkTarget(link.target, settings.hosts).ok;
  return isOpen ? link.target : settings.defaultTarget;
}

/** Gives every link of the program the route that the settings say; the caller holds the settings' lock. */
export async function rewriteLinkRoutes(ctx: ServiceContext, tx: Transaction, settings: TrackingRow): Promise<void> {
  const ofProgram = and(eq(linkRoutes.tenantId, ctx.tenantId), eq(linkRoutes.programId, settings.programId));
  await tx
    .update(linkRoutes)
    .set({
      hosts: settings.hosts,
      cookieDays: settings.cookieDays,
      cookieMode: settings.cookieMode,
      target: settings.defaultTarget,
    })
    .where(ofProgram);
  const rows = await tx
    .select({ id: links.id, enrollmentId: links.enrollmentId, target: links.target, archivedAt: links.archivedAt })
    .from(links)
    .where(and(eq(links.tenantId, ctx.tenantId), eq(links.programId, settings.programId)));
  const held = await heldEnrollments(ctx, tx, settings.programId);
  const open = rows
    .filter((row) => routeTarget(row, settings) !== settings.defaultTarget && !held.has(row.enrollmentId))
    .map(({ id }) => id);
  for (let start = 0; start < open.length; start += idsPerStatement)
    await tx
      .update(linkRoutes)
      .set({ target: sql`${links.target}` })
      .from(links)
      .where(
        and(
          ofProgram,
          eq(links.tenantId, linkRoutes.tenantId),
          eq(links.id, linkRoutes.linkId),
          inArray(linkRoutes.linkId, open.slice(start, start + idsPerStatement)),
        ),
      );
}

/** Memberships of the program whose links are held. */
async function heldEnrollments(ctx: ServiceContext, tx: Transaction, programId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ id: enrollments.id })
    .from(partnerHolds)
    .innerJoin(
      enrollments,
      and(eq(enrollments.tenantId, partnerHolds.tenantId), eq(enrollments.partnerId, partnerHolds.partnerId)),
    )
    .where(
      and(
        eq(partnerHolds.tenantId, ctx.tenantId),
        eq(partnerHolds.held, 'links'),
        isNull(partnerHolds.liftedAt),
        eq(enrollments.programId, programId),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}
