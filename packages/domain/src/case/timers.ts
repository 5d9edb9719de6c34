import type { Instant } from '../time/instant.ts';
import type { CaseState, Timer } from './case-state.ts';

export function sortTimers(timers: readonly Timer[]): readonly Timer[] {
  return [...timers].sort((a, b) => a.at - b.at || (a.kind < b.kind ? -1 : 1));
}

/** Kept with the timers, so that it stands still with them, but only told to the partner. */
const toldOnly = 'expected';

/** The first timer that makes something happen, whether or not it is due. */
export function nextTimer(state: Pick<CaseState, 'timers'>): Timer | null {
  return sortTimers(state.timers).find((timer) => timer.kind !== toldOnly) ?? null;
}

/** The first timer that is due at `now`. */
export function dueTimer(state: Pick<CaseState, 'timers'>, now: Instant): Timer | null {
  const first = nextTimer(state);
  return first !== null && first.at <= now ? first : null;
}

const reviewTimers = ['remind', 'due', toldOnly];
const escalation = 'escalate_';

/** Whether a timer belongs to a review: its clock stands still while the partner has the ball. */
export function isReviewTimer(kind: string): boolean {
  return reviewTimers.includes(kind) || kind.startsWith(escalation);
}

/** The timer of an escalation at a percentage of the time allowed. */
export function escalationTimer(atPercent: number): string {
  return `${escalation}${atPercent}`;
}

/** The percentage that an escalation's timer stands for; null for another timer. */
export function escalationPercent(kind: string): number | null {
  return kind.startsWith(escalation) ? Number(kind.slice(escalation.length)) : null;
}
