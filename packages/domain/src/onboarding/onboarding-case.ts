import type { CaseState } from '../case/case-state.ts';
import type { MemberRole } from '../member/roles.ts';
import type { Instant } from '../time/instant.ts';
import type { OnboardingTaskKind } from './task-kind.ts';
import type { ProofKind, TaskSide } from './template.ts';

/**
 * `held`: all that was required is done, and a hold on activation stands. `active`: the partner is active, and what is to
 * follow (a first link, a first deal) is still watched.
 */
export const onboardingStatuses = ['open', 'held', 'active', 'completed', 'cancelled'] as const;
export type OnboardingStatus = (typeof onboardingStatuses)[number];

/** `waiting`: others come first. `lapsed`: was to follow and did not within its time. */
export const planTaskStatuses = [
  'waiting',
  'ready',
  'in_review',
  'action_required',
  'done',
  'skipped',
  'lapsed',
] as const;
export type PlanTaskStatus = (typeof planTaskStatuses)[number];

/** A task of a running onboarding: codes, ids and instants; its words are in the database. */
export interface PlanTask {
  readonly key: string;
  readonly kind: OnboardingTaskKind;
  readonly side: TaskSide;
  readonly needs: readonly string[];
  readonly dueInDays: number;
  readonly proof: ProofKind;
  readonly reviewRole: MemberRole | null;
  readonly isRequired: boolean;
  readonly status: PlanTaskStatus;
  /** Worked out by the calendar when it becomes ready; null until then. */
  readonly dueAt: Instant | null;
  /** Since when it waits for whoever it waits for now. */
  readonly since: Instant | null;
  /** How many reminders went out since then. */
  readonly reminded: number;
  readonly isEscalated: boolean;
  /** Who said that it is done. */
  readonly doneBy: string | null;
}

export interface OnboardingData {
  readonly tasks: readonly PlanTask[];
}

export type OnboardingCase = CaseState<OnboardingStatus, OnboardingData>;

export const onboardingTransitions = [
  'open_plan',
  'note_task',
  'complete_task',
  'accept_task',
  'return_task',
  'skip_task',
  'arrange_task',
  'nudge',
  'release',
  'lapse',
  'cancel',
] as const;
export type OnboardingTransition = (typeof onboardingTransitions)[number];

/** How long what follows an activation is watched. */
export const followUpDays = 90;

export function isOnboardingOver(status: OnboardingStatus): boolean {
  return status === 'completed' || status === 'cancelled';
}
