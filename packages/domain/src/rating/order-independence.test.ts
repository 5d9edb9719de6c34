import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PlanDocument, refundModes } from '../plan/document.ts';
import { millisecondsPerDay } from '../time/instant.ts';
import { historyNeeds, needsNoHistory } from './history-needs.ts';
import { rateEvent } from './rate-event.ts';
import { type GivenLine, noRecorder, type RatedEvent, type RatingTerms } from './rating.ts';
import { exactText, rationalOf, subtractRational } from './rational.ts';
import { takeBack } from './take-back.ts';
import { anyEvent, type ConvertedEvent, eventOnlyPlan } from './testing/arbitrary-plan.ts';
import { aprilSecond, givenLine, inputOf, termsOf } from './testing/rating-fixtures.ts';

type Fact =
  | { readonly fact: 'purchase'; readonly of: ConvertedEvent }
  | { readonly fact: 'refund'; readonly purchaseId: string; readonly event: RatedEvent };

/** The later terms hold from the 45th day on. */
const change = aprilSecond + 45 * millisecondsPerDay;

/** Takes facts as they come: a refund before its purchase waits for it. Gives the net of each purchase. */
function netsOf(facts: readonly Fact[], early: RatingTerms, late: RatingTerms): Record<string, bigint> {
  const nets: Record<string, bigint> = {};
  const purchases = new Map<
    string,
    { event: RatedEvent; terms: RatingTerms; lines: GivenLine[]; refunds: RatedEvent[] }
  >();
  const waiting = new Map<string, RatedEvent[]>();
  const refundNow = (id: string, refund: RatedEvent) => {
    const known = purchases.get(id);
    if (!known) {
      waiting.set(id, [...(waiting.get(id) ?? []), refund]);
      return;
    }
    const { event: purchase, terms, lines, refunds } = known;
    const taken = takeBack({ document: terms.document, purchase, refund, earlierRefunds: refunds, lines }, noRecorder);
    if (!taken.ok) throw new Error(taken.refusal.code);
    for (const line of taken.value) nets[id] = (nets[id] ?? 0n) + line.amountMinor;
    known.refunds = [...refunds, refund];
    known.lines = lines.map((line) => {
      const own = taken.value.find((each) => each.reversesLineId === line.id);
      if (!own) return line;
      const takenExact = exactText(subtractRational(rationalOf(line.takenExact), rationalOf(own.amountExact)));
      return { ...line, takenExact, takenMinor: line.takenMinor - own.amountMinor };
    });
  };
  for (const each of facts) {
    if (each.fact === 'refund') {
      refundNow(each.purchaseId, each.event);
      continue;
    }
    const { event, conversion } = each.of;
    const terms = event.occurredAt < change ? early : late;
    const lines = rateEvent(inputOf(terms, event, { conversion }), noRecorder);
    nets[event.id] = lines.reduce((sum, line) => sum + line.amountMinor, 0n);
    purchases.set(event.id, { event, terms, lines: lines.map((line) => givenLine(line)), refunds: [] });
    for (const refund of waiting.get(event.id) ?? []) refundNow(event.id, refund);
  }
  return nets;
}

const plan = fc
  .tuple(eventOnlyPlan, fc.constantFrom(...refundModes))
  .map(([document, refundMode]): PlanDocument => ({ ...document, refundMode }));

const purchaseWithRefunds = fc.record({
  of: anyEvent,
  parts: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 3 }),
});

const story = fc
  .array(purchaseWithRefunds, { minLength: 1, maxLength: 6 })
  .map((purchases) =>
    purchases.flatMap(({ of, parts }, index): Fact[] => {
      const event = { ...of.event, id: `purchase-${index}` };
      const refunds = parts.map((percent, part): Fact => {
        const netMinor = event.netMinor === undefined ? undefined : (event.netMinor * BigInt(percent)) / 100n;
        const refund = { ...event, id: `refund-${index}-${part}`, kind: 'refund' as const, netMinor };
        return { fact: 'refund', purchaseId: event.id, event: refund };
      });
      return [{ fact: 'purchase', of: { ...of, event } }, ...refunds];
    }),
  )
  .chain((facts) =>
    fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length })),
  );

it('gives the same net for each purchase in whatever order facts come, without caps by sum and tiers by period', () => {
  fc.assert(
    fc.property(plan, plan, story, (before, after, [inOrder, shuffled]) => {
      const [early, late] = [termsOf(before), termsOf(after)];
      expect(needsNoHistory(historyNeeds(early, undefined))).toBe(true);
      expect(netsOf(shuffled, early, late)).toEqual(netsOf(inOrder, early, late));
    }),
    { numRuns: 500 },
  );
});
