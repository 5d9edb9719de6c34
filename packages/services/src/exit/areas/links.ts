import { and, eq, inArray, isNull, sql } from '@countersign/db/query';
import type { ExitChoices } from '@countersign/db/schema/exit';
import { couponCodes, linkRoutes, links } from '@countersign/db/schema/link';
import type { ExitPreview } from '@countersign/domain/exit/preview';
import type { ServiceContext, Transaction } from '../../context.ts';
import { loadTracking } from '../../tracking/load.internal.ts';
import type { ExitRow, Membership } from '../load.internal.ts';

/** How many links and codes are live, and what becomes of them. */
export async function lookAtLinks(
  ctx: ServiceContext,
  tx: Transaction,
  { enrollment }: Membership,
  choices: ExitChoices,
): Promise<ExitPreview['links']> {
  const [live] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(links)
    .where(and(eq(links.tenantId, ctx.tenantId), eq(links.enrollmentId, enrollment.id), isNull(links.archivedAt)));
  const [coupons] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(couponCodes)
    .where(
      and(
        eq(couponCodes.tenantId, ctx.tenantId),
        eq(couponCodes.enrollmentId, enrollment.id),
        isNull(couponCodes.archivedAt),
      ),
    );
  return { live: live?.count ?? 0, coupons: coupons?.count ?? 0, disposition: choices.links };
}

/**
 * `go_on`: links lead where they led, and count no more. `program_page`: they lead to the program's own page, as retired
 * links do. `end`: their addresses answer that nothing is there.
 */
export async function closeLinks(
  ctx: ServiceContext,
  tx: Transaction,
  exit: ExitRow,
): Promise<Record<string, unknown>> {
  const settings = await loadTracking(ctx, tx, { programId: exit.programId, lock: 'share' });
  const mine = and(
    eq(links.tenantId, ctx.tenantId),
    eq(links.enrollmentId, exit.enrollmentId),
    isNull(links.archivedAt),
  );
  const live = await tx.select({ id: links.id, code: links.code }).from(links).where(mine).for('update');
  const linkIds = live.map(({ id }) => id);
  const coupons = await tx
    .update(couponCodes)
    .set({ archivedAt: ctx.now() })
    .where(
      and(
        eq(couponCodes.tenantId, ctx.tenantId),
        eq(couponCodes.enrollmentId, exit.enrollmentId),
        isNull(couponCodes.archivedAt),
      ),
    )
    .returning({ id: couponCodes.id });
  if (linkIds.length > 0) {
    const routes = and(eq(linkRoutes.tenantId, ctx.tenantId), inArray(linkRoutes.linkId, linkIds));
    await tx
      .update(links)
      .set({ archivedAt: ctx.now() })
      .where(and(eq(links.tenantId, ctx.tenantId), inArray(links.id, linkIds)));
    switch (exit.choices.links) {
      case 'go_on':
        await tx.update(linkRoutes).set({ isLive: 0 }).where(routes);
        break;
      case 'program_page':
        await tx
          .update(linkRoutes)
          .set({ isLive: 0, ...(settings ? { target: settings.defaultTarget } : {}) })
          .where(routes);
        break;
      case 'end':
        await tx.delete(linkRoutes).where(routes);
        break;
      default:
        exit.choices.links satisfies never;
    }
  }
  return { linkIds, couponIds: coupons.map(({ id }) => id) };
}

/** Opens exactly those again that the exit closed. */
export async function reopenLinks(
  ctx: ServiceContext,
  tx: Transaction,
  exit: ExitRow,
  before: Record<string, unknown>,
): Promise<void> {
  const settings = await loadTracking(ctx, tx, { programId: exit.programId, lock: 'share' });
  const linkIds = idsIn(before['linkIds']);
  const couponIds = idsIn(before['couponIds']);
  if (couponIds.length > 0)
    await tx
      .update(couponCodes)
      .set({ archivedAt: null })
      .where(and(eq(couponCodes.tenantId, ctx.tenantId), inArray(couponCodes.id, couponIds)));
  if (linkIds.length === 0) return;
  const rows = await tx
    .update(links)
    .set({ archivedAt: null })
    .where(and(eq(links.tenantId, ctx.tenantId), inArray(links.id, linkIds)))
    .returning();
  for (const link of rows) {
    const route = {
      tenantId: ctx.tenantId,
      linkId: link.id,
      programId: link.programId,
      enrollmentId: link.enrollmentId,
      target: link.target,
      hosts: settings?.hosts ?? [],
      utm: link.utm,
      cookieDays: settings?.cookieDays ?? 30,
      cookieMode: settings?.cookieMode ?? 'always',
      isLive: 1,
    };
    await tx
      .insert(linkRoutes)
      .values({ code: link.code, ...route })
      .onConflictDoUpdate({ target: linkRoutes.code, set: { target: link.target, isLive: 1 } });
  }
}

function idsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
}
