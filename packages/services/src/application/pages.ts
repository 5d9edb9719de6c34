import type { applicationOperations } from '@countersign/contracts/application/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { asc, eq } from '@countersign/db/query';
import { programPages } from '@countersign/db/schema/application';
import { programs, tenants } from '@countersign/db/schema/tenant';
import { foldText } from '@countersign/domain/text/fold';
import type { ServiceContext, Transaction } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';

type Pages = OutputOf<(typeof applicationOperations)['pages']>;
export type PageView = Pages['items'][number];

/** The public pages of each program; one that was never opened has an address to begin with and is closed. */
export function listProgramPages(ctx: ServiceContext): Promise<Pages> {
  requirePermission(ctx, 'application.pages');
  return read(ctx, async (tx) => ({ items: await programPageViews(ctx, tx) }));
}

export async function programPageViews(ctx: ServiceContext, tx: Transaction): Promise<PageView[]> {
  const [tenant] = await tx.select({ slug: tenants.slug }).from(tenants).where(eq(tenants.tenantId, ctx.tenantId));
  const all = await tx
    .select()
    .from(programs)
    .where(eq(programs.tenantId, ctx.tenantId))
    .orderBy(asc(programs.createdAt));
  const pages = await tx.select().from(programPages).where(eq(programPages.tenantId, ctx.tenantId));
  return all.map((program) => {
    const page = pages.find(({ programId }) => programId === program.id);
    const slug = page?.slug ?? suggestedSlug(tenant?.slug ?? '', program.name);
    return {
      programId: program.id,
      programName: program.name,
      slug,
      isOpen: page?.isOpen === 1,
      addresses: program.partnerTypes.map((type) => ({
        type,
        url: new URL(`/apply/${slug}/${type}`, ctx.urls.portal).href,
      })),
    };
  });
}

/** From the company's and the program's name: addresses are shared by all companies of an installation. */
export function suggestedSlug(tenantSlug: string, programName: string): string {
  const slug = `${tenantSlug}-${foldText(programName)}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return slug.length < 2 ? 'program' : slug;
}
