import type { KeepingBasis } from './area.ts';

/** What is erased by itself once its time is over. */
export const retentionKinds = [
  'closed_application',
  'dismissed_prospect',
  'ended_screening',
  'mail',
  'application_file',
  'import_file',
  'export_file',
  'vetting_file',
] as const;
export type RetentionKind = (typeof retentionKinds)[number];

export interface RetentionTime {
  readonly days: number;
  /** What law or purpose leaves to choose from; both included. */
  readonly daysMin: number;
  readonly daysMax: number;
  readonly basis: KeepingBasis | null;
}

const year = 365;

/** The product's own times. Screening: ten years by 31 CFR § 501.601, from 12 March 2025 on. */
export const retentionTimes: Readonly<Record<RetentionKind, RetentionTime>> = {
  closed_application: { days: year, daysMin: 30, daysMax: 3 * year, basis: 'legal_claims' },
  dismissed_prospect: { days: year, daysMin: 30, daysMax: 3 * year, basis: null },
  ended_screening: { days: 3_653, daysMin: 3_653, daysMax: 5_479, basis: 'sanctions' },
  mail: { days: year, daysMin: 30, daysMax: 10 * year, basis: null },
  application_file: { days: year, daysMin: 30, daysMax: 3 * year, basis: 'legal_claims' },
  import_file: { days: 90, daysMin: 7, daysMax: year, basis: null },
  export_file: { days: 7, daysMin: 1, daysMax: 30, basis: null },
  vetting_file: { days: 5 * year, daysMin: year, daysMax: 10 * year, basis: 'sanctions' },
};

/** Whether a tenant may keep a kind for so long. */
export function isAllowedTime(kind: RetentionKind, days: number): boolean {
  const { daysMin, daysMax } = retentionTimes[kind];
  return Number.isInteger(days) && days >= daysMin && days <= daysMax;
}
