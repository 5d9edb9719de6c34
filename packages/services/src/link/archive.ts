import type { linkOperations } from '@countersign/contracts/link/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadLink, presentLink } from './present.internal.ts';
import { retireLink } from './retire-link.ts';

type Operation = (typeof linkOperations)['archive'];

/**
 * Retires a link. Its address goes on working, because it stands on pages that nobody changes: it leads to the
 * program's default target, and its clicks are kept without counting. Doing it again changes nothing.
 */
export function archiveLink(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'link.archive');
  return transact(ctx, async (tx) => {
    await retireLink(ctx, tx, params.id);
    return presentLink(ctx, await loadLink(ctx, tx, params.id));
  });
}
