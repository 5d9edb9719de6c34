import { and, eq } from '@countersign/db/query';
import { onboardings } from '@countersign/db/schema/onboarding';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

/** An onboarding that the actor may know of: staff every one, a partner's people their own. */
export async function findOnboarding(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
): Promise<typeof onboardings.$inferSelect> {
  const { actor } = ctx;
  const [row] = await tx
    .select()
    .from(onboardings)
    .where(
      and(
        eq(onboardings.tenantId, ctx.tenantId),
        eq(onboardings.id, id),
        actor.kind === 'contact' ? eq(onboardings.partnerId, actor.partnerId) : undefined,
      ),
    );
  if (!row) throw notFound('onboarding');
  return row;
}
