import { and, eq } from '@countersign/db/query';
import { exits } from '@countersign/db/schema/exit';
import type { ServiceContext, Transaction } from '../context.ts';

/** Whether a membership of the partner has ended by a decision, which no edit takes back. */
export async function hasLeft(ctx: ServiceContext, tx: Transaction, partnerId: string): Promise<boolean> {
  const ended = await tx.$count(
    exits,
    and(eq(exits.tenantId, ctx.tenantId), eq(exits.partnerId, partnerId), eq(exits.status, 'ended')),
  );
  return ended > 0;
}
