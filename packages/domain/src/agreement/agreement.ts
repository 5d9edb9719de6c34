import type { PartnerType } from '../partner/partner.ts';

export const agreementVersionStatuses = ['draft', 'in_force', 'replaced'] as const;
export type AgreementVersionStatus = (typeof agreementVersionStatuses)[number];

/** What a version says about partners who let its notice period pass: the terms go on as changed, or things wait. */
export const silenceRules = ['continues', 'hold'] as const;
export type SilenceRule = (typeof silenceRules)[number];

/**
 * How a partner stands to a version that it was asked to accept. `deemed`: taken as accepted when its notice had passed.
 * `overdue`: the notice has passed and things wait. `replaced`: another version took its place before an answer.
 */
export const consentStatuses = ['open', 'accepted', 'deemed', 'overdue', 'replaced'] as const;
export type ConsentStatus = (typeof consentStatuses)[number];

/** Nothing is asked of the partner any more, or the next version asks it. */
export const isConsentWaiting = (status: ConsentStatus): boolean => status === 'open' || status === 'overdue';

export const proposalStatuses = ['in_review', 'accepted', 'rejected', 'withdrawn'] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

export const proposalRejectionReasons = ['not_negotiable', 'law', 'commercial', 'unclear', 'other'] as const;

export const noticeDaysMax = 365;
/** Days before the end of the notice on which whoever has not answered is reminded. */
export const consentReminderDays = [14, 7, 1] as const;

/** Whom terms are for; nothing said means everybody. */
export interface AgreementScope {
  readonly partnerType: PartnerType | null;
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
}

/**
 * The terms that are meant for a partner: those that name its country before those that do not, and then those that name
 * its type. Two that fit equally well are taken in their order.
 */
export function agreementFor<Terms extends AgreementScope>(
  all: readonly Terms[],
  partner: { readonly type: PartnerType; readonly country: string },
): Terms | null {
  const fitting = all.filter(
    ({ partnerType, countries }) =>
      (partnerType === null || partnerType === partner.type) &&
      (countries.length === 0 || countries.includes(partner.country)),
  );
  const weight = ({ partnerType, countries }: Terms) => (countries.length > 0 ? 2 : 0) + (partnerType === null ? 0 : 1);
  return fitting.reduce<Terms | null>((best, terms) => (best && weight(best) >= weight(terms) ? best : terms), null);
}

/** The language in which somebody reads terms: their own where there is one, then the first that there is. */
export function languageOf(languages: readonly string[], wanted: string): string | null {
  const own = wanted.split('-')[0] ?? wanted;
  return languages.find((language) => language === wanted || language === own) ?? languages[0] ?? null;
}
