import { type Instant, millisecondsPerDay } from '@countersign/domain/time/instant';
import type { DemoClick, DemoEvent } from './plan-facts.ts';

/** What the events that are kept aside are about. */
export interface KeptGround {
  readonly now: Instant;
  /** Clicks that count, oldest first. */
  readonly clicks: readonly DemoClick[];
  readonly idleSeller: number;
  /** Address of somebody at the first seller. */
  readonly sellerEmail: string;
  /** External id of a purchase of this program. */
  readonly purchase: string;
}

const order = (externalId: string, more: Readonly<Record<string, string>>) => ({
  kind: 'order',
  externalId,
  net: '480.00',
  tax: '91.20',
  currency: 'EUR',
  country: 'DE',
  ...more,
});

/** One event for each reason for which an event is kept aside, told of at the end; of the future and of long ago too. */
export function planKept(ground: KeptGround): readonly DemoEvent[] {
  const { now, clicks } = ground;
  const at = now - 5 * 3_600_000;
  const recent = newest(clicks, ({ seller }) => seller !== ground.idleSeller);
  const own = newest(clicks, ({ seller }) => seller === 0);
  const idle = newest(clicks, ({ seller }) => seller === ground.idleSeller);
  const [oldest] = clicks;
  if (!oldest) throw new Error('nobody has clicked');
  return [
    { at, raw: order('KX-DOUBLE', { clickId: recent.id, customer: 'C-K1' }) },
    { at, raw: order('KX-DOUBLE', { clickId: recent.id, customer: 'C-K1' }) },
    { at: now - 75 * millisecondsPerDay, raw: order('KX-LATE', { customer: 'C-K2', clickId: oldest.id }) },
    { at: now + 9 * millisecondsPerDay, raw: order('KX-FUTURE', { clickId: recent.id, customer: 'C-K3' }) },
    {
      at: now - 45 * millisecondsPerDay,
      raw: order('KX-WINDOW', { clickId: oldest.id, customer: 'C-K4' }),
    },
    { at, raw: order('KX-CLICK', { clickId: '01890000-0000-7000-8000-00000000dead', customer: 'C-K5' }) },
    { at, raw: order('KX-COUPON', { coupon: 'SPRING-NONE', customer: 'C-K6' }) },
    { at, raw: order('KX-NOBODY', { customer: 'C-K7' }) },
    { at, raw: order('KX-PAUSED', { clickId: idle.id, customer: 'C-K8' }) },
    { at, raw: { kind: 'refund', externalId: 'KX-EARLY', refersTo: 'SO-9999999', net: '120.00', currency: 'EUR' } },
    { at, raw: order('KX-RATE', { clickId: recent.id, customer: 'C-K9', currency: 'XAF', net: '310000', tax: '0' }) },
    { at, raw: { kind: 'refund', externalId: 'KX-DOLLARS', refersTo: ground.purchase, net: '20.00', currency: 'USD' } },
    { at, raw: order('KX-SELF', { clickId: own.id, customer: 'C-K10', customerEmail: ground.sellerEmail }) },
  ];
}

function newest(clicks: readonly DemoClick[], isMeant: (click: DemoClick) => boolean): DemoClick {
  const found = clicks.findLast(isMeant);
  if (!found) throw new Error('a seller without a click');
  return found;
}
