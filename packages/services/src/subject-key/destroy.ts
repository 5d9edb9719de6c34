import { and, eq, inArray, isNotNull } from '@countersign/db/query';
import { subjectKeys } from '@countersign/db/schema/subject-key';
import type { ServiceContext, Transaction } from '../context.ts';

/**
 * Destroys the keys of subjects, which erases all that was sealed with them, and gives how many there were. A subject that
 * never had one gets none any more. `basis` says why, for the record; a second time changes nothing.
 */
export async function destroySubjectKeys(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly subjectIds: readonly string[]; readonly basis: string },
): Promise<number> {
  if (of.subjectIds.length === 0) return 0;
  const { actor } = ctx;
  const destruction = {
    destroyedAt: ctx.now(),
    destroyedByPerson: 'personId' in actor ? actor.personId : null,
    destroyedBasis: of.basis,
  };
  const destroyed = await tx
    .update(subjectKeys)
    .set({ wrappedKey: null, ...destruction })
    .where(
      and(
        eq(subjectKeys.tenantId, ctx.tenantId),
        inArray(subjectKeys.subjectId, [...of.subjectIds]),
        isNotNull(subjectKeys.wrappedKey),
      ),
    )
    .returning({ subjectId: subjectKeys.subjectId });
  await tx
    .insert(subjectKeys)
    .values(
      [...new Set(of.subjectIds)].map((subjectId) => ({
        tenantId: ctx.tenantId,
        subjectId,
        wrappedKey: null,
        createdAt: ctx.now(),
        ...destruction,
      })),
    )
    .onConflictDoNothing();
  return destroyed.length;
}
