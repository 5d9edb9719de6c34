import type { Instant } from '../time/instant.ts';

/** Where data about a person is looked for. */
export const dataAreas = [
  'login',
  'application',
  'prospect',
  'vetting',
  'screening',
  'payment_method',
  'money',
  'mail',
  'correspondence',
  'file',
  'audit',
] as const;
export type DataArea = (typeof dataAreas)[number];

/** Why something is kept although its erasure was asked for. */
export const keepingBases = ['sanctions', 'accounting', 'accountability', 'legal_claims', 'reapply_rule'] as const;
export type KeepingBasis = (typeof keepingBases)[number];

/** The law that says so, with its source; texts of screens name the basis, and this beside it as it is. */
export const keepingLaw = {
  sanctions: '31 CFR § 501.601; Art. 17(3)(b) GDPR',
  accounting: '§ 147 AO, § 257 HGB; Art. 17(3)(b) GDPR',
  accountability: 'Art. 5(2), 17(3)(b) GDPR',
  legal_claims: 'Art. 17(3)(e) GDPR',
  reapply_rule: 'Art. 6(1)(f), 17(3)(e) GDPR',
} as const satisfies Record<KeepingBasis, string>;

export interface Kept {
  readonly basis: KeepingBasis;
  readonly law: string;
  /** Until when; null for as long as the record is whole, such as a chain of seals. */
  readonly until: Instant | null;
  /** How many of what is held are kept. */
  readonly count: number;
}

/** What is held about a person in one area, and what becomes of it. */
export interface HeldArea {
  readonly area: DataArea;
  readonly held: number;
  readonly erased: number;
  readonly kept: readonly Kept[];
}

/** A line of the plan: what is not kept by a named basis is erased. */
export function heldArea(area: DataArea, held: number, kept: readonly Omit<Kept, 'law'>[] = []): HeldArea {
  const standing = kept.filter(({ count }) => count > 0).map((one) => ({ ...one, law: keepingLaw[one.basis] }));
  const keptCount = Math.min(
    held,
    standing.reduce((sum, { count }) => sum + count, 0),
  );
  return { area, held, erased: held - keptCount, kept: standing };
}
