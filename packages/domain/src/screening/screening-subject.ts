import type { Country } from '../country/countries.ts';
import type { BirthSpan, Identifier } from './listed-entry.ts';

export const subjectKinds = ['person', 'company'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Whom to screen, as far as it is known. */
export interface ScreeningSubject {
  readonly kind: SubjectKind;
  readonly name: string;
  /** Other names, former names, the name in its own script. */
  readonly aliases: readonly string[];
  readonly countries: readonly Country[];
  /** `1960-12-13`, or `1960` where the day is not known; null for companies. */
  readonly bornOn: string | null;
  readonly identifiers: readonly Identifier[];
}

/** The days that a birth date of a day or a year stands for; null for none and for what is neither. */
export function birthSpanOf(bornOn: string | null): BirthSpan | null {
  if (bornOn === null) return null;
  if (/^\d{4}$/.test(bornOn)) return { first: `${bornOn}-01-01`, last: `${bornOn}-12-31` };
  return /^\d{4}-\d{2}-\d{2}$/.test(bornOn) ? { first: bornOn, last: bornOn } : null;
}
