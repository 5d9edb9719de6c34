import { and, eq, isNull } from '@countersign/db/query';
import { partnerHolds } from '@countersign/db/schema/vetting';
import { type HeldThing, partnerHoldWordOf } from '@countersign/domain/hold/hold';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';

/** Refuses (`partner_held`) while this waits for the partner, naming only the words that a partner may read. */
export async function requireNotHeld(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId: string; readonly held: HeldThing },
): Promise<void> {
  const rows = await tx
    .select({ reason: partnerHolds.reason })
    .from(partnerHolds)
    .where(
      and(
        eq(partnerHolds.tenantId, ctx.tenantId),
        eq(partnerHolds.partnerId, of.partnerId),
        eq(partnerHolds.held, of.held),
        isNull(partnerHolds.liftedAt),
      ),
    );
  if (rows.length === 0) return;
  throw new AppError('partner_held', {
    detail: 'This waits at the moment. What was typed is kept.',
    facts: { held: of.held, because: [...new Set(rows.map(({ reason }) => partnerHoldWordOf(reason)))].sort() },
  });
}
