import type { CaseState } from '../case/case-state.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import { closedDealStatuses, type DealStage, type DealStatus, dealStages } from './deal.ts';

/** What the case of a deal registration knows besides what every case knows. */
export interface DealData {
  readonly stage: DealStage | null;
  /** Last protected day, in the program's zone. */
  readonly protectedUntil: CivilDate | null;
  readonly protectionEndsAt: Instant | null;
  readonly extensionsUsed: number;
  readonly grantedDiscountBp: number | null;
  /** Fields that a change request has opened. */
  readonly openFields: readonly string[];
}

export type DealCase = CaseState<DealStatus, DealData>;

/** Every transition a deal registration can make; `services/deal-registration/effects` has one function for each. */
export const dealTransitions = [
  'submit',
  'release',
  'approve_step',
  'approve',
  'reject',
  'request_changes',
  'answer',
  'withdraw',
  'lapse_changes',
  'remind',
  'escalate',
  'escalate_again',
  'reassign',
  'offer',
  'accept_offer',
  'decline_offer',
  'lapse_offer',
  'refuse_behind_win',
  'extend',
  'ask_extension',
  'refuse_extension',
  'remind_protection',
  'expire',
  'report_win',
  'confirm_win',
  'refuse_win',
  'report_loss',
  'transfer',
] as const;
export type DealTransition = (typeof dealTransitions)[number];

/** What people may ask a running registration to do, besides deciding and reassigning. */
export const dealCommands = [
  'decide',
  'reassign',
  'answer',
  'withdraw',
  'extend',
  'report_win',
  'report_loss',
  'accept_offer',
  'decline_offer',
] as const;
export type DealCommand = (typeof dealCommands)[number];

/** From which statuses a command may be given at all. */
export const commandStatuses: Record<DealCommand, readonly DealStatus[]> = {
  decide: ['in_review', 'approved', 'win_reported'],
  reassign: ['in_review', 'approved', 'win_reported'],
  answer: ['changes_requested'],
  withdraw: ['submitted', 'in_review', 'changes_requested', 'waitlisted', 'offered', 'approved'],
  extend: ['approved'],
  report_win: ['approved'],
  report_loss: ['approved'],
  accept_offer: ['offered'],
  decline_offer: ['offered'],
};

export function isClosedDeal(status: DealStatus): boolean {
  return (closedDealStatuses as readonly DealStatus[]).includes(status);
}

/** Tells a registration in line that whoever holds the protection has won the sale. */
export const slotWonSignal = 'slot_won';

/** Tells a registration that its partner's membership has ended, and what was decided about it. */
export const membershipEndedSignal = 'membership_ended';

/** Whether the sale has come further than before; the condition of an extension by self-service. */
export function hasStageMoved(before: DealStage | null, after: DealStage): boolean {
  return before === null || dealStages.indexOf(after) > dealStages.indexOf(before);
}

/** Whether a further stage is left to come to. */
export function canStageMove(stage: DealStage | null): boolean {
  return stage !== dealStages.at(-1);
}

/** Days before the end of protection on which the partner is reminded. */
export const protectionReminderDays = [30, 14, 7] as const;
