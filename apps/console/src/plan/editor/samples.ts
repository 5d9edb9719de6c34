import type { EventKind } from '@countersign/domain/event/event';
import { isReversal } from '@countersign/domain/event/event';
import type { Body } from '@countersign/ui/client/operation-types';
import { readAmount } from '@countersign/ui/format/money-text';

/** A made-up event as it is typed. */
export interface Sample {
  readonly id: number;
  readonly kind: EventKind;
  readonly net: string;
  readonly quantity: string;
}

type SampleBody = Body<'plan.try-out'>['events'][number];

export const firstSamples: readonly Sample[] = [
  { id: 1, kind: 'order', net: '1000', quantity: '1' },
  { id: 2, kind: 'renewal', net: '250', quantity: '1' },
  { id: 3, kind: 'refund', net: '300', quantity: '1' },
];

const minuteMs = 60_000;

/** The samples as events of one customer, a minute apart; a refund takes back the last purchase before it. */
export function eventsOf(
  samples: readonly Sample[],
  reader: { readonly locale: string; readonly scale: number; readonly currency: string; readonly startMs: number },
): SampleBody[] {
  return samples.map((sample, index): SampleBody => {
    const amount = readAmount(sample.net, reader.locale, reader.scale);
    const purchase = samples.slice(0, index).findLastIndex((other) => !isReversal(other.kind));
    return {
      kind: sample.kind,
      occurredAt: new Date(reader.startMs + index * minuteMs).toISOString(),
      customer: 'sample',
      quantity: /^[1-9]\d{0,5}$/.test(sample.quantity) ? Number(sample.quantity) : 1,
      ...(amount === undefined ? {} : { net: { amount, currency: reader.currency } }),
      ...(isReversal(sample.kind) && purchase >= 0 ? { refersTo: purchase } : {}),
    };
  });
}
