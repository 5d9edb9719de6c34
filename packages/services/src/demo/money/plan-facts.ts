import { type Instant, millisecondsPerDay, millisecondsPerHour } from '@countersign/domain/time/instant';
import { type SeededRandom, seededRandom } from '../random.ts';
import type { DemoTerms } from './terms.ts';

const minuteMs = 60_000;

export interface DemoClick {
  readonly id: string;
  readonly at: Instant;
  /** Place among the program's sellers. */
  readonly seller: number;
  readonly visitorId: string;
  readonly quality: 'valid' | 'bot' | 'prefetch';
  readonly referrer: string | null;
}

/** An event as its sender would write it. */
export interface DemoEvent {
  readonly at: Instant;
  readonly raw: Readonly<Record<string, string>>;
}

export interface DemoFacts {
  readonly clicks: readonly DemoClick[];
  /** In the order in which they happened. */
  readonly events: readonly DemoEvent[];
}

interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

const referrers = ['www.google.com', 'www.linkedin.com', 'newsletter.example', null, null] as const;
const countries = ['DE', 'AT', 'CH', 'NL', 'FR', 'PL'] as const;
const monthMs = 30 * millisecondsPerDay;

/** What happened in a program: who clicked, who signed up, paid, paid again and got money back. The same every time. */
export function planFacts(
  terms: DemoTerms,
  given: Span & { readonly program: number; readonly currency: string },
): DemoFacts {
  const random = seededRandom(71 + given.program);
  const clicks = Array.from({ length: terms.clicks }, () => clickOf(random, terms, given)).toSorted(
    (one, other) => one.at - other.at,
  );
  const brought = clicks.filter(({ quality }) => quality === 'valid');
  const events: DemoEvent[] = [];
  for (let customer = 0; customer < terms.customers; customer += 1)
    events.push(...customerStory({ random, terms, given, click: random.pick(brought), number: customer + 1 }));
  return { clicks, events: events.filter(({ at }) => at < given.until).toSorted((one, other) => one.at - other.at) };
}

function clickOf(random: SeededRandom, terms: DemoTerms, { from, until }: Span): DemoClick {
  const at = Math.floor(from + random.next() * (until - from));
  // The first sellers have the larger audiences.
  const seller = Math.floor(random.next() ** 2 * terms.sellers);
  const quality = random.chance(0.05) ? 'bot' : random.chance(0.02) ? 'prefetch' : 'valid';
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random.next() * 16).toString(16)).join('');
  return { id: uuidAt(at, hex), at, seller, visitorId: `v_${hex(16)}`, quality, referrer: random.pick(referrers) };
}

/** Version 7: its time is that of the click. */
function uuidAt(at: Instant, hex: (length: number) => string): string {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
}

interface Story {
  readonly random: SeededRandom;
  readonly terms: DemoTerms;
  readonly given: { readonly program: number; readonly currency: string };
  readonly click: DemoClick;
  readonly number: number;
}

function customerStory(story: Story): DemoEvent[] {
  const { random, terms, given, click, number } = story;
  const customer = `C-${given.program + 1}${String(number).padStart(4, '0')}`;
  const common = { customer, country: random.pick(countries), product: random.pick(terms.productCodes) };
  const signedUpAt = click.at + random.between(4, 55) * minuteMs;
  const paidAt = signedUpAt + random.between(2, 120) * millisecondsPerHour;
  const net = random.between(...terms.amounts) * 100 + random.pick([0, 0, 50, 90]);
  const money = { net: decimal(net), tax: decimal(Math.round(net * 0.19)), currency: given.currency };
  // Some come by the partner's code instead of its link.
  const evidence: Readonly<Record<string, string>> = random.chance(0.12)
    ? { coupon: couponOf(given.program, click.seller) }
    : { clickId: click.id };
  const welcome = given.program === 2 ? 'activated' : 'signup';
  const order = `SO-${given.program + 1}${String(number).padStart(5, '0')}`;
  const told: DemoEvent[] = [
    { at: signedUpAt, raw: { kind: welcome, externalId: `SU-${order}`, ...evidence, ...common } },
    {
      at: paidAt,
      raw: {
        kind: given.program === 0 ? 'invoice_paid' : 'order',
        externalId: order,
        ...evidence,
        ...common,
        ...money,
      },
    },
  ];
  const renewals = given.program === 0 ? 3 : 1;
  for (let month = 1; month <= renewals; month += 1)
    told.push({
      at: paidAt + month * monthMs,
      raw: { kind: 'renewal', externalId: `${order}-R${month}`, ...common, ...money },
    });
  if (number % 9 === 0) {
    const part = number % 18 === 0 ? net : Math.round(net * 0.3);
    const at = paidAt + random.between(3, 50) * millisecondsPerDay;
    const refund = { net: decimal(part), tax: decimal(Math.round(part * 0.19)), currency: given.currency };
    told.push({
      at,
      raw: {
        kind: number % 27 === 0 ? 'chargeback' : 'refund',
        externalId: `CN-${order}`,
        refersTo: order,
        customer,
        ...refund,
      },
    });
  }
  return told;
}

export function couponOf(program: number, seller: number): string {
  return `HALDEN${program + 1}${String(seller + 1).padStart(2, '0')}`;
}

function decimal(minor: number): string {
  return `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
}
