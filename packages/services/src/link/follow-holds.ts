import { and, eq, inArray, isNull, sql } from '@countersign/db/query';
import { linkRoutes, links, trackingSettings } from '@countersign/db/schema/link';
import { enrollments } from '@countersign/db/schema/tenant';
import type { ServiceContext, Transaction } from '../context.ts';
import { heldPartners } from '../hold/held-partners.ts';
import { routeTarget } from './rewrite-routes.ts';

/**
 * Has the links of these partners follow what is held, in the caller's transaction: held, they lead to their program's own
 * page and count nothing, as retired ones do; no longer held, they lead where they led before.
 */
export async function followLinkHolds(
  ctx: ServiceContext,
  tx: Transaction,
  partnerIds: readonly string[],
): Promise<void> {
  if (partnerIds.length === 0) return;
  const held = await heldPartners(ctx, tx, { partnerIds, held: 'links' });
  const rows = await tx
    .select({ link: links, partnerId: enrollments.partnerId, settings: trackingSettings })
    .from(links)
    .innerJoin(enrollments, and(eq(enrollments.tenantId, links.tenantId), eq(enrollments.id, links.enrollmentId)))
    .innerJoin(
      trackingSettings,
      and(eq(trackingSettings.tenantId, links.tenantId), eq(trackingSettings.programId, links.programId)),
    )
    .where(
      and(eq(links.tenantId, ctx.tenantId), inArray(enrollments.partnerId, [...partnerIds]), isNull(links.archivedAt)),
    );
  const routes = rows.map(({ link, partnerId, settings }) =>
    held.has(partnerId)
      ? { code: link.code, target: settings.defaultTarget, is_live: 0 }
      : { code: link.code, target: routeTarget(link, settings), is_live: 1 },
  );
  if (routes.length === 0) return;
  await tx.execute(sql`
    update ${linkRoutes} as route set target = given.target, is_live = given.is_live
    from jsonb_to_recordset(${JSON.stringify(routes)}::text::jsonb) as given(code text, target text, is_live int)
    where route.code = given.code and route.tenant_id = ${ctx.tenantId}`);
}
