import type { directoryOperations } from '@countersign/contracts/directory/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, asc, eq } from '@countersign/db/query';
import { programPages } from '@countersign/db/schema/application';
import { directoryProfiles } from '@countersign/db/schema/directory';
import { enrollments, partners, programs, tenants } from '@countersign/db/schema/tenant';
import { suggestedSlug } from '../application/pages.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { isListed } from './listed.internal.ts';

type Pages = OutputOf<(typeof directoryOperations)['pages']>;
export type DirectoryPageView = Pages['items'][number];

/** The public directory of each program; one that was never opened is closed. */
export function listDirectoryPages(ctx: ServiceContext): Promise<Pages> {
  requirePermission(ctx, 'directory.pages');
  return read(ctx, async (tx) => ({ items: await directoryPageViews(ctx, tx) }));
}

export async function directoryPageViews(ctx: ServiceContext, tx: Transaction): Promise<DirectoryPageView[]> {
  const [tenant] = await tx.select({ slug: tenants.slug }).from(tenants).where(eq(tenants.tenantId, ctx.tenantId));
  const all = await tx
    .select()
    .from(programs)
    .where(eq(programs.tenantId, ctx.tenantId))
    .orderBy(asc(programs.createdAt));
  const pages = await tx.select().from(programPages).where(eq(programPages.tenantId, ctx.tenantId));
  const views: DirectoryPageView[] = [];
  for (const program of all) {
    const page = pages.find(({ programId }) => programId === program.id);
    const slug = page?.slug ?? suggestedSlug(tenant?.slug ?? '', program.name);
    const scope = page?.directoryScope ?? 'opted_in';
    views.push({
      programId: program.id,
      programName: program.name,
      slug,
      url: new URL(`/directory/${slug}`, ctx.urls.portal).href,
      isOpen: page?.isDirectoryOpen === 1,
      scope,
      listed: await countListed(ctx, tx, { programId: program.id, scope }),
    });
  }
  return views;
}

async function countListed(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly programId: string; readonly scope: DirectoryPageView['scope'] },
): Promise<number> {
  const [counted] = await tx
    .select({ total: rowCount })
    .from(enrollments)
    .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .leftJoin(
      directoryProfiles,
      and(eq(directoryProfiles.tenantId, partners.tenantId), eq(directoryProfiles.partnerId, partners.id)),
    )
    .where(isListed({ ...of, tenantId: ctx.tenantId, isTakingApplications: false }, 'any'));
  return counted?.total ?? 0;
}
