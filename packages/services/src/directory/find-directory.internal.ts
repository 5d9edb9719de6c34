import type { directoryOperations } from '@countersign/contracts/directory/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { programPages } from '@countersign/db/schema/application';
import { programs, tenants } from '@countersign/db/schema/tenant';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import type { DirectoryScope } from '@countersign/domain/directory/directory';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';

/** A public directory: whose it is, and whom it lists. */
export interface Directory {
  readonly tenantId: string;
  readonly programId: string;
  readonly scope: DirectoryScope;
  readonly isTakingApplications: boolean;
}

type Head = Omit<OutputOf<(typeof directoryOperations)['entry']>, keyof Listed>;
type Listed = OutputOf<(typeof directoryOperations)['search']>['items'][number];

/** The directory behind a public address; `not_found` where there is none, or it is closed. */
export async function findDirectory(
  ctx: ServiceContext,
  slug: string,
): Promise<{ readonly own: ServiceContext; readonly directory: Directory }> {
  const [page] = await outsideTenants(ctx.db, (tx) =>
    tx
      .select()
      .from(programPages)
      .where(and(eq(programPages.slug, slug), eq(programPages.isDirectoryOpen, 1))),
  );
  if (!page) throw directoryGone();
  const { tenantId, programId, directoryScope } = page;
  return {
    own: { ...ctx, tenantId },
    directory: { tenantId, programId, scope: directoryScope, isTakingApplications: page.isOpen === 1 },
  };
}

/** What stands above a public directory. */
export async function headOf(tx: Transaction, directory: Directory): Promise<Head> {
  const [found] = await tx
    .select({ tenant: tenants, programName: programs.name })
    .from(tenants)
    .innerJoin(programs, eq(programs.tenantId, tenants.tenantId))
    .where(and(eq(tenants.tenantId, directory.tenantId), eq(programs.id, directory.programId)));
  if (!found) throw directoryGone();
  return {
    companyName: found.tenant.name,
    colour: found.tenant.colour,
    tenantSlug: found.tenant.slug,
    hasLogo: found.tenant.logoFileId !== null,
    programName: found.programName,
    scope: directory.scope,
    isTakingApplications: directory.isTakingApplications,
  };
}

export function directoryGone(): AppError {
  return new AppError('not_found', { detail: 'There is no such directory.' });
}
