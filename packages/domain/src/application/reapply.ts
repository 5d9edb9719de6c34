import type { ReapplyRule } from '../form/form.ts';
import { type Instant, millisecondsPerDay } from '../time/instant.ts';

const waitDays = 30;

/** From when somebody who was rejected at an instant may apply again: `null` for at once, `'never'` for not at all. */
export function mayReapplyFrom(rule: ReapplyRule, rejectedAt: Instant): Instant | null | 'never' {
  switch (rule) {
    case 'now':
      return null;
    case 'after_30_days':
      return rejectedAt + waitDays * millisecondsPerDay;
    case 'never':
      return 'never';
    default:
      return rule satisfies never;
  }
}

/** Whether any earlier rejection stands in the way at `now`. */
export function isTooSoon(rule: ReapplyRule, rejectedAt: readonly Instant[], now: Instant): boolean {
  return rejectedAt.some((at) => {
    const from = mayReapplyFrom(rule, at);
    return from === 'never' || (from !== null && now < from);
  });
}
