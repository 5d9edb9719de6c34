import type { apiKeyOperations } from '@countersign/contracts/api-key/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { apikey } from '@countersign/db/schema/sign-in';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentApiKey } from './present.internal.ts';

type Operation = (typeof apiKeyOperations)['list'];

/** The caller's own API keys, newest first, without their secrets. */
export function listApiKeys(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'api-key.list');
  const member = requireMember(ctx);
  const { cursor, limit } = input.query;
  // Ids sort by the time they were made.
  const order = keyset({ column: apikey.id, id: apikey.id, direction: 'desc', holds: 'text' }, cursor);
  const mine = eq(apikey.referenceId, member.id);
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(apikey)
      .where(and(mine, order.where))
      .orderBy(...order.orderBy)
      .limit(limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(apikey).where(mine);
    return pageOf({
      rows,
      limit,
      total: all?.count ?? 0,
      cursorOf: ({ id }) => ({ value: id, id }),
      present: presentApiKey,
    });
  });
}
