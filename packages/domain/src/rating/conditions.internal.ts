import { purchaseKinds } from '../event/event.ts';
import type { RuleConditions } from '../plan/document.ts';
import type { RatedEnrollment, RatedEvent } from './rating.ts';

export type UnmetCondition = 'kinds' | 'products' | 'countries' | 'tiers' | 'groups' | 'purchase';

/** The first condition that does not hold; undefined when the rule is for this event. */
export function unmetCondition(
  when: RuleConditions,
  of: { readonly event: RatedEvent; readonly enrollment: RatedEnrollment; readonly earlierPurchases: number },
): UnmetCondition | undefined {
  const { event, enrollment, earlierPurchases } = of;
  if (!when.kinds.includes(event.kind)) return 'kinds';
  if (!admits(when.products, event.product)) return 'products';
  if (!admits(when.countries, event.country)) return 'countries';
  if (!admits(when.tiers, enrollment.tier)) return 'tiers';
  if (!admits(when.groups, enrollment.group)) return 'groups';
  const { purchase = 'any' } = when;
  if (purchase === 'any') return undefined;
  const isPurchase = purchaseKinds.some((kind) => kind === event.kind);
  if (!isPurchase || event.customerRef === undefined) return 'purchase';
  return (earlierPurchases === 0) === (purchase === 'first') ? undefined : 'purchase';
}

/** A list that is absent admits everything, also what has no value. */
export function admits(list: readonly string[] | undefined, value: string | undefined): boolean {
  return list === undefined || (value !== undefined && list.includes(value));
}
