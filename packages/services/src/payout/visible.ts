import { and, eq, inArray, type SQL } from '@countersign/db/query';
import { payoutRuns, payouts } from '@countersign/db/schema/payout';
import type { ServiceContext } from '../context.ts';

/** What a partner learns of: not what is still being prepared and may be cancelled again. */
const runsThatPartnersSee = ['approved', 'released', 'settled'] as const;

/** Staff see every payout; a partner's people their partner's, once its run is approved. Joined with its run. */
export function visiblePayouts(ctx: ServiceContext): SQL | undefined {
  const { actor } = ctx;
  const inTenant = eq(payouts.tenantId, ctx.tenantId);
  return actor.kind === 'contact'
    ? and(inTenant, eq(payouts.partnerId, actor.partnerId), inArray(payoutRuns.status, [...runsThatPartnersSee]))
    : inTenant;
}
