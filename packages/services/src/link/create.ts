import type { linkOperations } from '@countersign/contracts/link/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { enrollments } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { noteOnboardingDone } from '../onboarding/note-done.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadLink, presentLink } from './present.internal.ts';
import { writeLink } from './write-link.ts';

type Operation = (typeof linkOperations)['create'];

/**
 * Makes a link of a membership: a partner of its own, staff of any. It works at once. Refused (`invalid_input`) where
 * the membership is not active, tracking is not set up, or the target is not on a registered host; the field's code
 * says which of the rules it breaks.
 */
export function createLink(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'link.create');
  return transact(ctx, async (tx) => {
    const id = await writeLink(ctx, tx, {
      enrollmentId: body.enrollmentId,
      name: body.name,
      ...(body.target === undefined ? {} : { target: body.target }),
      utm: definedOnly(body.utm ?? {}),
    });
    const [of] = await tx
      .select({ partnerId: enrollments.partnerId, programId: enrollments.programId })
      .from(enrollments)
      .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.id, body.enrollmentId)));
    if (of) await noteOnboardingDone(ctx, tx, { ...of, kind: 'first_link', ref: id });
    return presentLink(ctx, await loadLink(ctx, tx, id));
  });
}

function definedOnly(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
