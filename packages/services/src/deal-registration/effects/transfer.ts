import { and, eq } from '@countersign/db/query';
import { cases } from '@countersign/db/schema/case';
import type { DealCase } from '@countersign/domain/deal-registration/deal-case';
import type { EffectOutcome } from '../../case/effect.ts';
import { notifyPartner } from '../notify-partner.ts';
import { type DealEffectInput, updateDeal } from '../update-deal.ts';

/**
 * Goes on as another partner's, protection and all. What the one before wrote and was told stays theirs: the new one reads
 * from here on.
 */
export async function transfer(input: DealEffectInput): Promise<EffectOutcome<DealCase>> {
  const { ctx, tx, row, at, state, transition } = input;
  const toPartnerId = String(transition.facts['toPartnerId']);
  await updateDeal(input, { partnerId: toPartnerId, createdByContact: null, ownReference: null });
  await tx
    .update(cases)
    .set({ partnerId: toPartnerId, partnerSince: at })
    .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, row.id)));
  await notifyPartner(input, 'deal_transferred', { protectedUntil: state.data.protectedUntil });
  return {
    kind: 'applied',
    resolution: {},
    timeline: [{ kind: 'transferred', visibility: 'internal', facts: { fromPartnerId: row.partnerId, toPartnerId } }],
  };
}
