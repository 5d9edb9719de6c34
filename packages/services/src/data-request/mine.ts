import type { dataRequestOperations } from '@countersign/contracts/data-request/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, desc, eq } from '@countersign/db/query';
import { dataRequests } from '@countersign/db/schema/data-request';
import type { ServiceContext } from '../context.ts';
import { requireContact, requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentOwnRequest } from './present.internal.ts';

type Operation = (typeof dataRequestOperations)['mine'];

const shownMax = 20;

/** What the person asked for by this login, newest first. */
export function listOwnDataRequests(ctx: ServiceContext): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'data-request.mine');
  const { id } = requireContact(ctx);
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(dataRequests)
      .where(and(eq(dataRequests.tenantId, ctx.tenantId), eq(dataRequests.subjectId, id)))
      .orderBy(desc(dataRequests.receivedAt))
      .limit(shownMax);
    return { items: rows.map((row) => presentOwnRequest(ctx, row)) };
  });
}
