import type { directoryOperations } from '@countersign/contracts/directory/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, asc, eq, notInArray } from '@countersign/db/query';
import { programPages } from '@countersign/db/schema/application';
import { enrollments, programs } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { requireContact, requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { viewOfProfile } from './profile.internal.ts';

/** What the own company shows of itself, and the open directories of its programs. */
export function ownDirectoryProfile(ctx: ServiceContext): Promise<OutputOf<(typeof directoryOperations)['mine']>> {
  requirePermission(ctx, 'directory.mine');
  const { partnerId } = requireContact(ctx);
  return read(ctx, async (tx) => {
    const open = await tx
      .select({ programName: programs.name, slug: programPages.slug })
      .from(enrollments)
      .innerJoin(programs, and(eq(programs.tenantId, enrollments.tenantId), eq(programs.id, enrollments.programId)))
      .innerJoin(
        programPages,
        and(eq(programPages.tenantId, enrollments.tenantId), eq(programPages.programId, enrollments.programId)),
      )
      .where(
        and(
          eq(enrollments.tenantId, ctx.tenantId),
          eq(enrollments.partnerId, partnerId),
          notInArray(enrollments.status, ['pending', 'ended']),
          eq(programPages.isDirectoryOpen, 1),
        ),
      )
      .orderBy(asc(programs.name));
    return {
      ...(await viewOfProfile(ctx, tx, partnerId)),
      addresses: open.map(({ programName, slug }) => ({
        programName,
        url: new URL(`/directory/${slug}`, ctx.urls.portal).href,
      })),
    };
  });
}
