import type { linkOperations } from '@countersign/contracts/link/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
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
    return presentLink(ctx, await loadLink(ctx, tx, id));
  });
}

function definedOnly(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
