import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlanDocument, planRoundings } from '../plan/document.ts';
import { rateEvent } from './rate-event.ts';
import { type GivenLine, noRecorder, type RatedEvent, recordingRecorder, type TakenLine } from './rating.ts';
import { exactText, rationalOf, subtractRational } from './rational.ts';
import { takeBack } from './take-back.ts';
import { eventOf, givenLine, inputOf, percentRule, planOf, ruleOf } from './testing/rating-fixtures.ts';

const refundOf = (netMinor: bigint | undefined, change: Partial<RatedEvent> = {}) =>
  eventOf({ id: `refund-${netMinor}`, kind: 'refund', netMinor, ...change });

/** Rates the purchase, then takes back refund after refund as the books would. */
function refundInParts(document: PlanDocument, purchase: RatedEvent, refunds: readonly RatedEvent[]) {
  let lines: GivenLine[] = rateEvent(inputOf(document, purchase), noRecorder).map((line) => givenLine(line));
  const earned = lines;
  const taken: TakenLine[][] = [];
  refunds.forEach((refund, index) => {
    const earlierRefunds = refunds.slice(0, index);
    const answer = takeBack({ document, purchase, refund, earlierRefunds, lines }, noRecorder);
    if (!answer.ok) throw new Error(answer.refusal.code);
    taken.push([...answer.value]);
    lines = lines.map((line) => {
      const own = answer.value.find((each) => each.reversesLineId === line.id);
      if (!own) return line;
      return {
        ...line,
        takenMinor: line.takenMinor - own.amountMinor,
        takenExact: exactText(subtractRational(rationalOf(line.takenExact), rationalOf(own.amountExact))),
      };
    });
  });
  return { earned, taken, lines };
}

const minors = (taken: readonly TakenLine[][]) => taken.map((lines) => lines.map((line) => line.amountMinor));
const twenty = planOf([percentRule('20')]);

describe('a refund', () => {
  it.each([
    ['0 of 100: nothing, 20.00 stay', 0n, undefined],
    ['30 of 100 takes 6.00, 14.00 stay', 3_000n, -600n],
    ['100 of 100 takes 20.00, nothing stays', 10_000n, -2_000n],
    ['more than was paid takes no more than was given', 99_999n, -2_000n],
  ])('%s', (_, netMinor, expected) => {
    const { taken } = refundInParts(twenty, eventOf({ netMinor: 10_000n }), [refundOf(netMinor)]);
    expect(taken[0]?.[0]?.amountMinor).toBe(expected);
  });

  it('in thirds of 10.00 at 10 % takes 0.33 + 0.34 + 0.33 = 1.00', () => {
    const plan = planOf([percentRule('10')]);
    const parts = [333n, 334n, 333n].map((amount) => refundOf(amount));
    const { taken } = refundInParts(plan, eventOf({ netMinor: 1_000n }), parts);
    expect(minors(taken)).toEqual([[-33n], [-34n], [-33n]]);
    expect(taken.map(([line]) => line?.amountExact)).toEqual(['-0.333', '-0.334', '-0.333']);
  });

  it('without an amount takes back all that is left, and after it nothing is left', () => {
    const purchase = eventOf({ netMinor: 10_000n });
    const { taken } = refundInParts(twenty, purchase, [refundOf(3_000n), refundOf(undefined), refundOf(1_000n)]);
    expect(minors(taken)).toEqual([[-600n], [-1_400n], []]);
    expect(taken[1]?.[0]).toMatchObject({ basisMinor: -7_000n, amountExact: '-14' });
  });

  it('takes a flat amount back by the part of the purchase, without a basis', () => {
    const plan = planOf([ruleOf({ kind: 'flat', params: { amount: '10.00', per: 'event' } })]);
    const { taken } = refundInParts(plan, eventOf({ netMinor: 10_000n }), [refundOf(2_500n)]);
    expect(taken[0]).toMatchObject([{ amountMinor: -250n, basisMinor: undefined }]);
  });

  it('of an event that cost nothing takes back all', () => {
    const plan = planOf([ruleOf({ kind: 'flat', params: { amount: '10.00', per: 'event' } })]);
    const { taken } = refundInParts(plan, eventOf({ netMinor: 0n }), [refundOf(0n)]);
    expect(minors(taken)).toEqual([[-1_000n]]);
  });

  it('measures the part by the base of the plan: 119.00 of 1,190.00 paid is a tenth', () => {
    const plan = planOf([percentRule('20')], { base: 'amount_paid' });
    const purchase = eventOf({ netMinor: 100_000n, taxMinor: 19_000n });
    const { taken } = refundInParts(plan, purchase, [refundOf(10_000n, { taxMinor: 1_900n })]);
    expect(taken[0]).toMatchObject([{ amountMinor: -2_380n, basisMinor: -11_900n }]);
  });

  it('takes all at once by `void`, nothing by `ignore`', () => {
    const purchase = eventOf({ netMinor: 10_000n });
    const refunds = [refundOf(3_000n), refundOf(1_000n)];
    expect(minors(refundInParts({ ...twenty, refundMode: 'void' }, purchase, refunds).taken)).toEqual([[-2_000n], []]);
    expect(minors(refundInParts({ ...twenty, refundMode: 'ignore' }, purchase, refunds).taken)).toEqual([[], []]);
  });

  it('takes back in the currency of the line, at the rate of its purchase', () => {
    const purchase = eventOf({ netMinor: 10_000n, currency: 'JPY' });
    const line = givenLine({
      rule: 'percentage',
      amountExact: '12.3456',
      amountMinor: 1_235n,
      currency: 'EUR',
      basisMinor: 10_000n,
      basisCurrency: 'JPY',
      holdUntil: 0,
    });
    const input = { document: twenty, purchase, earlierRefunds: [], lines: [line] };
    const taken = takeBack({ ...input, refund: refundOf(5_000n, { currency: 'JPY' }) }, noRecorder);
    expect(taken).toMatchObject({ value: [{ amountExact: '-6.1728', amountMinor: -617n, currency: 'EUR' }] });
    expect(takeBack({ ...input, refund: refundOf(5_000n) }, noRecorder)).toEqual({
      ok: false,
      refusal: { code: 'refund_currency_differs' },
    });
  });

  it('takes back only what a cap had let through', () => {
    const plan = planOf([percentRule('20', { caps: { perLine: '5.00' } })]);
    const { taken } = refundInParts(plan, eventOf({ netMinor: 10_000n }), [refundOf(5_000n)]);
    expect(minors(taken)).toEqual([[-250n]]);
  });

  it('of everything takes the amount that was paid, however it was rounded', () => {
    const document = planOf([percentRule('20')], { rounding: 'down' });
    const purchase = eventOf({ netMinor: 10_000n });
    const line = {
      rule: 'percentage',
      amountExact: '10.009',
      amountMinor: 1_001n,
      currency: 'EUR',
      holdUntil: 0,
    } as const;
    const lines = [givenLine({ ...line, basisMinor: 10_000n, basisCurrency: 'EUR' })];
    const taken = takeBack({ document, purchase, refund: refundOf(10_000n), earlierRefunds: [], lines }, noRecorder);
    expect(taken).toMatchObject({ value: [{ amountMinor: -1_001n, amountExact: '-10.009' }] });
  });

  it('of a line of nought takes its basis back, so that tiers count what stays', () => {
    const bands = [
      { from: '0.00', percent: '0' },
      { from: '1000.00', percent: '10' },
    ];
    const params = { tierMode: 'marginal', tierBasis: 'lifetime', bands };
    const plan = planOf([ruleOf({ kind: 'tiered', params })]);
    const { taken } = refundInParts(plan, eventOf({ netMinor: 10_000n }), [refundOf(4_000n), refundOf(7_000n)]);
    expect(taken.map(([line]) => [line?.amountMinor, line?.basisMinor])).toEqual([
      [0n, -4_000n],
      [0n, -6_000n],
    ]);
  });

  it('explains itself', () => {
    const purchase = eventOf({ netMinor: 10_000n });
    const lines = rateEvent(inputOf(twenty, purchase), noRecorder).map((line) => givenLine(line));
    const recorder = recordingRecorder();
    takeBack({ document: twenty, purchase, refund: refundOf(3_000n), earlierRefunds: [], lines }, recorder);
    expect(recorder.steps).toEqual([
      {
        code: 'refund_part',
        rule: null,
        data: { purchase: 'event-1', base: 'net_of_tax', refundedPercent: '30' },
      },
      {
        code: 'taken_back',
        rule: 'percentage',
        data: {
          line: 'line-percentage',
          given: '20',
          takenBefore: '0',
          exact: '-6',
          amount: '-6.00',
          currency: 'EUR',
        },
      },
    ]);
  });

  it('in any parts sums to exactly its line once all is refunded, and is at no time more', () => {
    const parts = fc.array(fc.bigInt({ min: 0n, max: 50_000n }), { minLength: 1, maxLength: 8 });
    const percent = fc.integer({ min: 1, max: 100_000_000 }).map((digits) => (digits / 1_000_000).toFixed(6));
    fc.assert(
      fc.property(parts, percent, fc.constantFrom(...planRoundings), (amounts, rate, rounding) => {
        const netMinor = amounts.reduce((sum, amount) => sum + amount, 0n);
        const plan = planOf([percentRule(rate)], { rounding });
        const refunds = amounts.map((amount) => refundOf(amount));
        const { earned, taken, lines } = refundInParts(plan, eventOf({ netMinor }), refunds);
        for (const [index, line] of lines.entries()) {
          expect(line.takenMinor).toBe(earned[index]?.amountMinor);
        }
        for (const line of taken.flat()) expect(line.amountMinor).toBeLessThan(0n);
        const basis = taken.flat().reduce((sum, line) => sum + (line.basisMinor ?? 0n), 0n);
        expect(-basis).toBeLessThanOrEqual(netMinor);
      }),
    );
  });
});
