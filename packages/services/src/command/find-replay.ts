import { and, eq } from '@countersign/db/query';
import { commands } from '@countersign/db/schema/case';
import type { CommandRow } from '../case/effect.ts';
import type { ServiceContext, Transaction } from '../context.ts';

/** The command that this caller's key made earlier. What was decided then is not judged again by today's state. */
export async function findReplay(ctx: ServiceContext, tx: Transaction): Promise<CommandRow | null> {
  const claim = ctx.idempotency;
  if (!claim) return null;
  const [row] = await tx
    .select()
    .from(commands)
    .where(
      and(
        eq(commands.tenantId, ctx.tenantId),
        eq(commands.caller, claim.caller),
        eq(commands.idempotencyKey, claim.key),
      ),
    );
  return row ?? null;
}
