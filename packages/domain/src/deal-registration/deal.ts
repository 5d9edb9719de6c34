export const dealStatuses = [
  'draft',
  'submitted',
  'in_review',
  'changes_requested',
  'waitlisted',
  'offered',
  'approved',
  'win_reported',
  'won',
  'lost',
  'rejected',
  'withdrawn',
  'expired',
] as const;
export type DealStatus = (typeof dealStatuses)[number];

/** Statuses that never change again; a correction is a new registration. */
export const closedDealStatuses = [
  'won',
  'lost',
  'rejected',
  'withdrawn',
  'expired',
] as const satisfies readonly DealStatus[];

/** How far the sale has come, as the partner reports it. */
export const dealStages = [
  'prospect',
  'qualified',
  'technical_validation',
  'business_validation',
  'committed',
] as const;
export type DealStage = (typeof dealStages)[number];

export const saleKinds = ['new', 'renewal', 'expansion'] as const;
export type SaleKind = (typeof saleKinds)[number];

/** Fields of a registration's terms, as named in change requests and refusals. */
export const dealFields = [
  'customerName',
  'customerCountry',
  'customerWebsite',
  'customerRegistrationNumber',
  'customerCity',
  'lines',
  'amount',
  'closeMonth',
  'stage',
  'saleKind',
  'contacts',
  'incumbent',
  'competitor',
  'decisionProcess',
  'discountAsked',
  'ownReference',
  'description',
  'evidence',
] as const;
export type DealField = (typeof dealFields)[number];

/** Without these a draft cannot be submitted. */
export const mandatoryDealFields = [
  'customerName',
  'customerCountry',
  'customerWebsite',
  'lines',
  'amount',
  'closeMonth',
] as const satisfies readonly DealField[];

export const dealRejectionReasons = [
  'duplicate',
  'existing_customer',
  'incomplete',
  'not_eligible',
  'no_partner_value',
  'terms_not_acceptable',
  'other',
] as const;
export type DealRejectionReason = (typeof dealRejectionReasons)[number];

export const dealLossReasons = [
  'price',
  'competitor',
  'no_budget',
  'no_decision',
  'timing',
  'missing_feature',
  'relationship',
  'other',
] as const;
export type DealLossReason = (typeof dealLossReasons)[number];
