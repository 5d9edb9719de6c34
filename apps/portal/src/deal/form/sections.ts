import type { DealField, DealStage } from '@countersign/domain/deal-registration/deal';
import { dealStages, mandatoryDealFields } from '@countersign/domain/deal-registration/deal';

export const sectionNames = [
  'customer',
  'sale',
  'progress',
  'contacts',
  'price',
  'notes',
  'competition',
  'details',
] as const;
export type SectionName = (typeof sectionNames)[number];

interface Section {
  readonly fields: readonly DealField[];
  /** From which stage on it is asked; before, it may be given. Undefined: always there. */
  readonly askedFrom?: DealStage;
}

export const sections: Record<SectionName, Section> = {
  customer: { fields: ['customerName', 'customerCountry', 'customerWebsite'] },
  sale: { fields: ['lines', 'amount', 'closeMonth'] },
  progress: { fields: ['stage', 'saleKind'] },
  contacts: { fields: ['contacts'], askedFrom: 'prospect' },
  price: { fields: ['discountAsked'], askedFrom: 'qualified' },
  notes: { fields: ['description', 'ownReference', 'evidence'], askedFrom: 'qualified' },
  competition: { fields: ['incumbent', 'competitor', 'decisionProcess'], askedFrom: 'technical_validation' },
  details: { fields: ['customerRegistrationNumber', 'customerCity'], askedFrom: 'business_validation' },
};

export function isAsked(section: SectionName, stage: string): boolean {
  const from = sections[section].askedFrom;
  if (from === undefined) return true;
  return dealStages.findIndex((one) => one === stage) >= dealStages.indexOf(from);
}

export function isMandatory(field: DealField): boolean {
  return mandatoryDealFields.some((one) => one === field);
}
