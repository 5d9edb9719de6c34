import type { ReadyCaps } from './prepare.internal.ts';
import type { RatingHistory, RuleHistory } from './rating.ts';

export const capKinds = ['line', 'customer', 'period', 'budget', 'plan_budget'] as const;
export type CapKind = (typeof capKinds)[number];

/** What a cap still leaves, in minor units of the plan's currency; not below nought. */
export interface CapRoom {
  readonly cap: CapKind;
  readonly limitMinor: bigint;
  readonly roomMinor: bigint;
}

/** The caps of a rule with their room, narrowest first. `spentMinor` is what this event's other rules already gave. */
export function capRooms(
  caps: ReadyCaps,
  of: { readonly rule: RuleHistory; readonly history: RatingHistory; readonly spentMinor: bigint },
): readonly CapRoom[] {
  const { rule, history, spentMinor } = of;
  const rooms: CapRoom[] = [];
  const add = (cap: CapKind, limitMinor: bigint | undefined, usedMinor: bigint) => {
    if (limitMinor === undefined) return;
    const left = limitMinor - usedMinor;
    rooms.push({ cap, limitMinor, roomMinor: left < 0n ? 0n : left });
  };
  const { perPeriod, budget, planBudget } = caps;
  add('line', caps.perLine, 0n);
  add('customer', caps.perCustomer, rule.customer.paidMinor);
  if (perPeriod) add('period', perPeriod.amountMinor, rule.enrollment[perPeriod.reset]?.paidMinor ?? 0n);
  if (budget) add('budget', budget.amountMinor, rule.program[budget.reset] ?? 0n);
  if (planBudget) add('plan_budget', planBudget.amountMinor, (history.program[planBudget.reset] ?? 0n) + spentMinor);
  return rooms.toSorted((a, b) => (a.roomMinor < b.roomMinor ? -1 : Number(a.roomMinor > b.roomMinor)));
}
