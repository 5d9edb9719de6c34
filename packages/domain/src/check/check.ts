import type { RiskFactor } from '../risk/risk.ts';

/** Every kind of check, in the order in which people read them. */
export const checkKinds = [
  'sanctions',
  'registry',
  'identifiers',
  'vat',
  'owners',
  'licences',
  'payment_method',
  'mail_domain',
  'web_presence',
  'traffic_sources',
  'conflict_of_interest',
  'documents',
] as const;
export type CheckKind = (typeof checkKinds)[number];

/**
 * `clear`: nothing speaks against it. `attention`: somebody has to look. `adverse`: it speaks against the partner.
 * `not_checked`: nobody could tell, which is never clear.
 */
export const checkOutcomes = ['clear', 'attention', 'adverse', 'not_checked'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** A check waits until it has been run, or until a person has recorded what they found. */
export const checkStatuses = ['waiting', 'done', 'replaced'] as const;
export type CheckStatus = (typeof checkStatuses)[number];

/** Where a result comes from: the product itself, an outside register or list, or a person. */
export const checkSources = ['rule', 'register', 'list', 'person'] as const;
export type CheckSource = (typeof checkSources)[number];

export interface Finding {
  readonly outcome: CheckOutcome;
  readonly factors: readonly RiskFactor[];
}

/** Kinds that the product can run by itself; the others wait for a person. */
export const automaticChecks: readonly CheckKind[] = checkKinds.filter((kind) => kind !== 'registry');

/** Factors that a person may find by a check of each kind, besides what the product finds itself. */
export const factorsOfKind: Readonly<Record<CheckKind, readonly RiskFactor[]>> = {
  sanctions: ['sanctions_match', 'sanctions_open', 'sanctions_owned', 'politically_exposed', 'not_checked'],
  registry: ['registry_mismatch', 'not_checked'],
  identifiers: ['registration_invalid', 'not_checked'],
  vat: ['vat_invalid', 'not_checked'],
  owners: ['owner_unknown', 'layered_ownership', 'high_risk_country', 'increased_risk_country', 'politically_exposed'],
  licences: ['licence_missing', 'not_checked'],
  payment_method: ['payment_name_differs', 'not_checked'],
  mail_domain: ['mail_disposable', 'mail_free'],
  web_presence: ['no_web_presence', 'not_checked'],
  traffic_sources: ['risky_traffic', 'banned_elsewhere'],
  conflict_of_interest: ['conflict_declared', 'politically_exposed'],
  documents: ['document_missing', 'not_checked'],
};
