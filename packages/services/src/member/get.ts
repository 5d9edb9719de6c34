import type { memberOperations } from '@countersign/contracts/member/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentMember } from './present.internal.ts';

type Operation = (typeof memberOperations)['get'];

/** One member, removed ones too. */
export function getMember(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'member.get');
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(members)
      .where(and(eq(members.tenantId, ctx.tenantId), eq(members.id, params.id)));
    if (!row) throw notFound('member');
    return presentMember(ctx, tx, row);
  });
}
