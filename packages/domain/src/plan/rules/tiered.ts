import {
  addRational,
  compareRational,
  exactText,
  multiplyRational,
  nought,
  type Rational,
  rationalOf,
  shareOfPercent,
  smallerRational,
  subtractRational,
} from '../../rating/rational.ts';
import { type Boundary, boundaries, type Reset, resets } from '../document.ts';
import { defineRuleKind, type NoteStep, type PreparedRule, type RuleFacts } from './rule-kind.ts';

export const tierModes = ['marginal', 'whole'] as const;
export const tierBases = ['period', 'order', 'lifetime'] as const;
/** Whether the sum that picks the band already holds this event. */
export const tierReaches = ['with_event', 'before_event'] as const;
const periodResets = resets.filter((reset) => reset !== 'never');

interface TieredParams {
  readonly tierMode: (typeof tierModes)[number];
  readonly tierBasis: (typeof tierBases)[number];
  readonly tierReset?: Reset;
  readonly reachedBy?: (typeof tierReaches)[number];
  readonly bands: readonly { readonly from: string; readonly percent: string }[];
  readonly bandBoundary?: Boundary;
}

interface Band {
  readonly from: Rational;
  readonly share: Rational;
  readonly percent: string;
}

type Step = 'tiered_standing' | 'tiered_slice' | 'tiered_band';

/**
 * A share that grows with the amount. `marginal`: each part of the amount at the rate of the band it lies in. `whole`:
 * all of it at the rate of the band that is reached.
 */
export const tiered = defineRuleKind({
  name: 'tiered',
  fields: [
    { name: 'tierMode', type: 'choice', choices: tierModes },
    { name: 'tierBasis', type: 'choice', choices: tierBases },
    { name: 'tierReset', type: 'choice', choices: periodResets, onlyWith: { field: 'tierBasis', is: ['period'] } },
    {
      name: 'reachedBy',
      type: 'choice',
      choices: tierReaches,
      isOptional: true,
      onlyWith: { field: 'tierMode', is: ['whole'] },
    },
    {
      name: 'bands',
      type: 'rows',
      rowsMax: 50,
      columns: [
        { name: 'from', type: 'money', isNoughtAllowed: true },
        { name: 'percent', type: 'percent', isNoughtAllowed: true },
      ],
    },
    { name: 'bandBoundary', type: 'choice', choices: boundaries, isOptional: true },
  ],
  steps: ['tiered_standing', 'tiered_slice', 'tiered_band'],
  contradictions: (params: TieredParams, { path, report }) => {
    const bands = params.bands.map((band) => rationalOf(band.from));
    if (bands[0]?.numerator !== 0n) report(`${path}.bands[0].from`, 'first_band_not_at_nought');
    bands.forEach((from, index) => {
      const below = bands[index - 1];
      if (below && compareRational(from, below) <= 0) report(`${path}.bands[${index}].from`, 'bands_not_rising');
    });
    if (params.bands.every((band) => rationalOf(band.percent).numerator === 0n)) {
      report(`${path}.bands`, 'never_acts');
    }
    if (params.tierMode === 'whole' && params.tierBasis !== 'order' && params.reachedBy === undefined) {
      report(`${path}.reachedBy`, 'missing');
    }
    if (params.tierBasis === 'order' && params.reachedBy !== undefined) report(`${path}.reachedBy`, 'not_with_choice');
  },
  prepare: (params: TieredParams, plan): PreparedRule<Step> => {
    const bands = params.bands.map(({ from, percent }) => ({
      from: rationalOf(from),
      share: shareOfPercent(percent),
      percent,
    }));
    const includesEdge = (params.bandBoundary ?? plan.boundary) === 'inclusive';
    const isMarginal = params.tierMode === 'marginal';
    const reset = resetOf(params);
    return {
      needsMoney: true,
      rate: (facts, note) => {
        const amount = facts.basis() ?? nought;
        const before = standingOf(facts, reset, note);
        if (isMarginal) return marginalOf({ bands, before, amount }, note);
        const reached = params.reachedBy === 'before_event' ? before : addRational(before, amount);
        const band = bandAt(bands, reached, includesEdge);
        note('tiered_band', () => ({ reached: exactText(reached), from: exactText(band.from), percent: band.percent }));
        return multiplyRational(amount, band.share);
      },
      bulk: reset === undefined ? { shape: 'bands', isMarginal, includesEdge, bands } : undefined,
      needs: { customer: false, deposits: false, legBasis: reset === undefined ? [] : [reset] },
    };
  },
  examples: [
    {
      label: 'marginal: 10 % of 10,000 + 20 % of 5,000 = 2,000.00',
      params: {
        tierMode: 'marginal',
        tierBasis: 'order',
        bands: [
          { from: '0.00', percent: '10' },
          { from: '10000.00', percent: '20' },
        ],
      },
      event: { netMinor: 1_500_000n },
      gives: '2000.00',
    },
    {
      label: 'whole: 15,000 reaches 20 % of all = 3,000.00',
      params: {
        tierMode: 'whole',
        tierBasis: 'order',
        bands: [
          { from: '0.00', percent: '10' },
          { from: '10000.00', percent: '20' },
        ],
      },
      event: { netMinor: 1_500_000n },
      gives: '3000.00',
    },
    {
      label: 'marginal in the month: 9,000 before, so 10 % of 1,000 + 20 % of 1,000 = 300.00',
      params: {
        tierMode: 'marginal',
        tierBasis: 'period',
        tierReset: 'monthly',
        bands: [
          { from: '0.00', percent: '10' },
          { from: '10000.00', percent: '20' },
        ],
      },
      event: { netMinor: 200_000n },
      earlierBasis: '9000',
      gives: '300.00',
    },
    {
      label: 'marginal in the month: 12,000 before, so 20 % of all 2,000 = 400.00',
      params: {
        tierMode: 'marginal',
        tierBasis: 'period',
        tierReset: 'monthly',
        bands: [
          { from: '0.00', percent: '10' },
          { from: '10000.00', percent: '20' },
        ],
      },
      event: { netMinor: 200_000n },
      earlierBasis: '12000',
      gives: '400.00',
    },
  ],
});

function resetOf(params: TieredParams): Reset | undefined {
  switch (params.tierBasis) {
    case 'order':
      return undefined;
    case 'lifetime':
      return 'never';
    case 'period':
      return params.tierReset ?? 'monthly';
    default:
      return params.tierBasis satisfies never;
  }
}

function standingOf(facts: RuleFacts, reset: Reset | undefined, note: NoteStep<Step>): Rational {
  if (reset === undefined) return nought;
  const before = facts.legBasis(reset);
  note('tiered_standing', () => ({ before: exactText(before), reset }));
  return before;
}

function marginalOf(
  of: { readonly bands: readonly Band[]; readonly before: Rational; readonly amount: Rational },
  note: NoteStep<Step>,
): Rational {
  const { bands, before, amount } = of;
  const end = addRational(before, amount);
  let sum = nought;
  bands.forEach((band, index) => {
    const isFirst = index === 0;
    const start = isFirst || compareRational(before, band.from) > 0 ? before : band.from;
    const next = bands[index + 1]?.from;
    const slice = subtractRational(next === undefined ? end : smallerRational(end, next), start);
    if (slice.numerator <= 0n) return;
    const given = multiplyRational(slice, band.share);
    note('tiered_slice', () => ({
      from: exactText(band.from),
      percent: band.percent,
      amount: exactText(slice),
      gives: exactText(given),
    }));
    sum = addRational(sum, given);
  });
  return sum;
}

function bandAt(bands: readonly Band[], reached: Rational, includesEdge: boolean): Band {
  const above = bands.findIndex((band, index) => {
    const order = compareRational(reached, band.from);
    return index > 0 && (includesEdge ? order < 0 : order <= 0);
  });
  const band = bands.at(above === -1 ? -1 : above - 1);
  if (band === undefined) throw new Error('A plan with no bands was rated.');
  return band;
}
