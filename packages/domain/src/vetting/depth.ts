import { type CheckKind, checkKinds } from '../check/check.ts';
import type { PartnerType } from '../partner/partner.ts';
import { countryRisk } from '../risk/country-risk.ts';
import type { RiskLevel } from '../risk/risk.ts';
import { type CivilDate, civilDateFrom, daysInMonth, partsOfCivilDate } from '../time/civil-date.ts';

export const vettingDepths = ['light', 'standard', 'full'] as const;
export type VettingDepth = (typeof vettingDepths)[number];

/** A partner is a company, or a person who works alone. */
export const subjectForms = ['company', 'person'] as const;
export type SubjectForm = (typeof subjectForms)[number];

const depthOfType: Readonly<Record<PartnerType, VettingDepth>> = {
  referral: 'light',
  creator: 'light',
  affiliate: 'standard',
  media_buyer: 'standard',
  technology: 'standard',
  reseller: 'standard',
  introducing_broker: 'full',
};

const checksOfDepth: Readonly<Record<VettingDepth, readonly CheckKind[]>> = {
  light: ['sanctions', 'payment_method', 'mail_domain'],
  standard: checkKinds.filter((kind) => kind !== 'registry' && kind !== 'documents'),
  full: checkKinds,
};

const aboutCompanies: readonly CheckKind[] = ['registry', 'identifiers', 'vat', 'owners'];

/** How deep to look at first: by the type of partner, one step deeper for a country of raised risk and the deepest for one of high risk. */
export function depthOf(type: PartnerType, country: string): VettingDepth {
  const risk = countryRisk(country);
  if (risk === 'high_risk_country') return 'full';
  return risk === null ? depthOfType[type] : deeper(depthOfType[type]);
}

/** What is looked at. Of a person who works alone nobody asks who owns them. */
export function checksOf(depth: VettingDepth, form: SubjectForm): readonly CheckKind[] {
  return checksOfDepth[depth].filter((kind) => form === 'company' || !aboutCompanies.includes(kind));
}

export function deeper(depth: VettingDepth): VettingDepth {
  return depth === 'light' ? 'standard' : 'full';
}

const reviewYears: Readonly<Record<VettingDepth, number>> = { light: 3, standard: 2, full: 1 };

/** The day on which a cleared partner is looked at again: after 3, 2 or 1 years by depth; a high risk after one whatever the depth. */
export function reviewDueOn(clearedOn: CivilDate, depth: VettingDepth, level: RiskLevel): CivilDate {
  const { year, month, day } = partsOfCivilDate(clearedOn);
  const due = year + (level === 'high' ? 1 : reviewYears[depth]);
  return civilDateFrom({ year: due, month, day: Math.min(day, daysInMonth(due, month) ?? day) });
}
