import type { DealStatus } from '../deal-registration/deal.ts';

/** What an exit touches. Each has a part in `services/exit/areas`. */
export const exitAreas = ['membership', 'links', 'access', 'deals', 'money', 're_entry'] as const;
export type ExitArea = (typeof exitAreas)[number];

/** `honour`: goes on until its protection ends. `transfer`: goes on as another partner's. `release`: its protection is free. */
export const dealDispositions = ['honour', 'transfer', 'release'] as const;
export type DealDisposition = (typeof dealDispositions)[number];

/** `blocked`: money of a true match, which is neither paid nor given back (31 CFR 501.603). Nobody chooses it. */
export const moneyDispositions = ['pay_out', 'blocked'] as const;
export type MoneyDisposition = (typeof moneyDispositions)[number];

export const linkDispositions = ['go_on', 'program_page', 'end'] as const;
export type LinkDisposition = (typeof linkDispositions)[number];

/** `kept`: the partner is a member of another program too. Nobody chooses it. */
export const accessDispositions = ['read_only', 'kept'] as const;
export type AccessDisposition = (typeof accessDispositions)[number];

/**
 * What may become of an open registration, by where it stands; the first is what happens where nothing fitting was
 * chosen. What waits for the partner's own word cannot be honoured; a win that was reported is decided on before
 * anything else; only what holds a protection can be handed on.
 */
export const dealChoices: Partial<Readonly<Record<DealStatus, readonly [DealDisposition, ...DealDisposition[]]>>> = {
  submitted: ['release', 'honour'],
  in_review: ['release', 'honour'],
  changes_requested: ['release'],
  waitlisted: ['release'],
  offered: ['release'],
  approved: ['honour', 'transfer', 'release'],
  win_reported: ['honour'],
};

/** What becomes of a registration in this status when so was chosen; null where there is nothing to decide. */
export function settleDeal(status: DealStatus, chosen: DealDisposition, hasTarget: boolean): DealDisposition | null {
  const allowed = dealChoices[status];
  if (allowed === undefined) return null;
  const isPossible = allowed.includes(chosen) && (chosen !== 'transfer' || hasTarget);
  return isPossible ? chosen : allowed[0];
}

/** Blocked money stays blocked, whatever was chosen. */
export function settleMoney(isBlocked: boolean): MoneyDisposition {
  return isBlocked ? 'blocked' : 'pay_out';
}

/** Whoever stays in another program keeps their access; everybody else goes on reading what is theirs. */
export function settleAccess(otherMemberships: number): AccessDisposition {
  return otherMemberships > 0 ? 'kept' : 'read_only';
}

/** What is kept after the end, on which ground, and for how many years from the end of the calendar year. */
export interface KeptRecord {
  readonly kind: 'books' | 'tax' | 'contract' | 'screening' | 're_entry' | 'audit';
  readonly basis: string;
  readonly years: number;
}

/** Retention as Germany asks for it, the strictest of the programmes' usual seats; a tenant's counsel confirms it. */
export const keptRecords: readonly KeptRecord[] = [
  { kind: 'books', basis: 'HGB § 257 (1) 1, 4; GDPR art. 6 (1) c', years: 10 },
  { kind: 'tax', basis: 'AO § 147 (3); GDPR art. 6 (1) c', years: 10 },
  { kind: 'contract', basis: 'BGB § 195, § 199; GDPR art. 17 (3) e', years: 3 },
  { kind: 'screening', basis: 'GwG § 8 (4); 31 CFR 501.601; GDPR art. 6 (1) c', years: 10 },
  { kind: 'audit', basis: 'GDPR art. 5 (2), art. 6 (1) f', years: 10 },
];

/** A bar against coming back is kept as digests, and only for a reason that bars. */
export const reEntryRecord: KeptRecord = { kind: 're_entry', basis: 'GDPR art. 6 (1) f', years: 10 };

/** The last day of what is kept, `2036-12-31`, for something that ends in `year`. */
export function keptUntil(year: number, { years }: KeptRecord): string {
  return `${year + years}-12-31`;
}
