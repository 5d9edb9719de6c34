/** `awaiting_partner`: something is asked of the partner. `checking`: the product is at work. Ends are `cleared`, `rejected` and `withdrawn`. */
export const vettingStatuses = [
  'awaiting_partner',
  'checking',
  'in_review',
  'cleared',
  'rejected',
  'withdrawn',
] as const;
export type VettingStatus = (typeof vettingStatuses)[number];

export const openVettingStatuses = ['awaiting_partner', 'checking', 'in_review'] as const satisfies VettingStatus[];

/** Why a partner is looked at. */
export const vettingOccasions = [
  'application',
  'existing_partner',
  'review_due',
  'list_change',
  'new_owner',
  'expiry',
] as const;
export type VettingOccasion = (typeof vettingOccasions)[number];

/** All that a partner's people are ever told: what they are asked for, that it is being looked at, or that it is done. */
export const partnerStates = ['needs_you', 'in_review', 'complete'] as const;
export type PartnerState = (typeof partnerStates)[number];

/** Whatever was found, and however it ended but for well, reads the same from outside. */
export function partnerStateOf(status: VettingStatus): PartnerState {
  switch (status) {
    case 'awaiting_partner':
      return 'needs_you';
    case 'cleared':
      return 'complete';
    case 'checking':
    case 'in_review':
    case 'rejected':
    case 'withdrawn':
      return 'in_review';
    default:
      return status satisfies never;
  }
}

/** What a clear may depend on. */
export const conditionKinds = ['licence_renewed', 'document_supplied', 'limited_scope', 'other'] as const;
export type ConditionKind = (typeof conditionKinds)[number];

/** What a partner may be asked for anew; each is a part of what it states. */
export const askedParts = [
  'company',
  'identifiers',
  'owners',
  'licences',
  'traffic',
  'conflicts',
  'documents',
  'payment_method',
] as const;
export type AskedPart = (typeof askedParts)[number];

export const partyRoles = ['owner', 'director', 'representative'] as const;
export type PartyRole = (typeof partyRoles)[number];

/** How visitors come to a partner; those that need a closer look are in `riskyTraffic`. */
export const trafficSources = [
  'seo',
  'content',
  'social',
  'video',
  'newsletter',
  'comparison',
  'own_community',
  'paid_search',
  'brand_bidding',
  'display',
  'incentivised',
  'pop_under',
  'bulk_mail',
  'adult',
  'sub_affiliates',
] as const;
export type TrafficSource = (typeof trafficSources)[number];
export const riskyTraffic: readonly TrafficSource[] = [
  'brand_bidding',
  'incentivised',
  'pop_under',
  'bulk_mail',
  'adult',
];

/** Why a partner is not cleared; none of these words reaches it. */
export const vettingRejectionReasons = [
  'sanctions',
  'ownership_unclear',
  'documents_false',
  'licence_missing',
  'rule_of_law',
  'reputation',
  'traffic',
  'conflict_of_interest',
  'other',
] as const;
