import type { holdOperations } from '@countersign/contracts/hold/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, isNull } from '@countersign/db/query';
import { partnerHolds } from '@countersign/db/schema/vetting';
import { heldThings, partnerHoldWordOf, partnerHoldWords } from '@countersign/domain/hold/hold';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';

type Operation = (typeof holdOperations)['mine'];

/** What of a partner waits, in words that say the same whatever vetting, screening or compliance found. */
export function ownHolds(ctx: ServiceContext, _input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'hold.mine');
  const { actor } = ctx;
  if (actor.kind !== 'contact') return Promise.resolve({ items: [] });
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({ held: partnerHolds.held, reason: partnerHolds.reason })
      .from(partnerHolds)
      .where(
        and(
          eq(partnerHolds.tenantId, ctx.tenantId),
          eq(partnerHolds.partnerId, actor.partnerId),
          isNull(partnerHolds.liftedAt),
        ),
      );
    const items = heldThings.flatMap((held) => {
      const words = new Set(rows.filter((row) => row.held === held).map(({ reason }) => partnerHoldWordOf(reason)));
      return words.size === 0 ? [] : [{ held, because: partnerHoldWords.filter((word) => words.has(word)) }];
    });
    return { items };
  });
}
