import type { Base } from '../plan/document.ts';
import type { RatedEvent } from './rating.ts';

/** What an event's percentages are taken of, in minor units of its currency; undefined for an event without money. */
export function baseMinorOf(event: RatedEvent, base: Base): bigint | undefined {
  const { netMinor, taxMinor = 0n, discountMinor = 0n } = event;
  if (netMinor === undefined || event.currency === undefined) return undefined;
  switch (base) {
    case 'net_of_tax':
    case 'net_of_coupon':
      return netMinor;
    case 'amount_paid':
      return netMinor + taxMinor;
    case 'gross':
      return netMinor + taxMinor + discountMinor;
    default:
      return base satisfies never;
  }
}
