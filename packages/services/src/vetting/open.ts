import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { vettingOperations } from '@countersign/contracts/vetting/operations';
import { and, eq } from '@countersign/db/query';
import { vettings } from '@countersign/db/schema/vetting';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { openVetting } from './open-vetting.ts';
import { presentSummary, selectVettings } from './present.internal.ts';

type Operation = (typeof vettingOperations)['open'];

/** Has a partner looked at by a person's word; it is asked for what its type and country need. */
export function openVettingByHand(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'vetting.open');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const { id } = await openVetting(ctx, tx, { ...body, openedByPersonId: member.personId });
    const [found] = await selectVettings(tx, and(eq(vettings.tenantId, ctx.tenantId), eq(vettings.id, id)));
    if (!found) throw notFound('vetting');
    return presentSummary(found);
  });
}
