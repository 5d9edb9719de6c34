import type { PlanDocument, PlanRule } from '../plan/document.ts';

/** How a partner is paid, in the words in which rules of law speak of it. */
export const commissionModels = ['revenue_share', 'deposit_cpa', 'flat_fee', 'volume_bonus', 'hybrid'] as const;
export type CommissionModel = (typeof commissionModels)[number];

/** The models of a plan: each rule's own, and `hybrid` where shares and amounts per customer stand side by side. */
export function commissionModelsOf(plan: Pick<PlanDocument, 'rules'>): readonly CommissionModel[] {
  const models = new Set(plan.rules.map(modelOf));
  const isHybrid = models.has('revenue_share') && (models.has('deposit_cpa') || models.has('flat_fee'));
  return isHybrid ? [...models, 'hybrid'] : [...models];
}

function modelOf({ kind, when }: PlanRule): CommissionModel {
  switch (kind) {
    case 'cpa':
      return 'deposit_cpa';
    case 'milestone':
      return 'volume_bonus';
    case 'flat':
      return when.kinds.includes('deposit') ? 'deposit_cpa' : 'flat_fee';
    // Percentages, recurring shares, tiers, and whatever is added later: the strictest reading.
    default:
      return 'revenue_share';
  }
}
