/** Why a membership ends. What each reason allows is said once, in `exitReasonRules`. */
export const exitReasons = [
  'partner_wish',
  'inactivity',
  'performance',
  'breach',
  'fraud',
  'true_match',
  'forbidden_by_law',
  'programme_closed',
  'merged',
  'other',
] as const;
export type ExitReason = (typeof exitReasons)[number];

export interface ExitReasonRule {
  /** Whether it may take effect without a notice period. */
  readonly allowsImmediate: boolean;
  /** Whether whoever left for it is refused when they apply again. */
  readonly bars: boolean;
  /** Whether the partner itself may ask for it. */
  readonly isPartners: boolean;
  /** Whether it may be named to the partner; of the others it reads one neutral sentence. */
  readonly isTold: boolean;
}

const ordinary: ExitReasonRule = { allowsImmediate: false, bars: false, isPartners: false, isTold: true };
const grave: ExitReasonRule = { allowsImmediate: true, bars: true, isPartners: false, isTold: false };

export const exitReasonRules: Readonly<Record<ExitReason, ExitReasonRule>> = {
  partner_wish: { ...ordinary, isPartners: true },
  inactivity: ordinary,
  performance: ordinary,
  breach: grave,
  fraud: grave,
  true_match: grave,
  forbidden_by_law: { ...grave, bars: false },
  programme_closed: ordinary,
  merged: { ...ordinary, isPartners: true },
  other: { ...ordinary, isTold: false },
};

/**
 * `notice`: approved, and the time until the end runs. `ending`: the end has come and its effects are being carried out.
 * `cancelled`: taken back after approval, within the notice or by an appeal.
 */
export const exitStatuses = ['in_review', 'notice', 'ending', 'ended', 'cancelled', 'refused', 'withdrawn'] as const;
export type ExitStatus = (typeof exitStatuses)[number];

export const exitOrigins = ['staff', 'partner'] as const;
export type ExitOrigin = (typeof exitOrigins)[number];

export const exitAppealStatuses = ['in_review', 'upheld', 'denied', 'withdrawn'] as const;
export type ExitAppealStatus = (typeof exitAppealStatuses)[number];

/** What a program's exits go by where it says nothing else. */
export const exitTerms = { noticeDays: 30, clawbackDays: 90, appealDays: 14 } as const;
export const exitDaysMax = 365;

export type ExitTimeRefusal = 'notice_too_short';

/** Whether so short a notice may be given: a reason that allows none allows any; else the program's own is the least. */
export function checkNotice(
  asked: { readonly reason: ExitReason; readonly noticeDays: number },
  programNoticeDays: number,
): ExitTimeRefusal | null {
  if (exitReasonRules[asked.reason].allowsImmediate) return null;
  return asked.noticeDays >= programNoticeDays ? null : 'notice_too_short';
}
