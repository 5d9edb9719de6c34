import { multiplyRational, nought, shareOfPercent } from '../../rating/rational.ts';
import { defineRuleKind, needsNothing } from './rule-kind.ts';

interface PercentageParams {
  readonly percent: string;
}

/** A share of the event's amount. */
export const percentage = defineRuleKind({
  name: 'percentage',
  fields: [{ name: 'percent', type: 'percent' }],
  steps: ['percentage'],
  prepare: ({ percent }: PercentageParams) => {
    const share = shareOfPercent(percent);
    return {
      needsMoney: true,
      rate: (facts, note) => {
        note('percentage', () => ({ percent }));
        return multiplyRational(facts.basis() ?? nought, share);
      },
      bulk: { shape: 'bands', isMarginal: true, includesEdge: true, bands: [{ from: nought, share }] },
      needs: needsNothing,
    };
  },
  examples: [
    {
      label: '20 % of 1,190.00 less 190.00 tax = 200.00',
      params: { percent: '20' },
      event: { netMinor: 100_000n, taxMinor: 19_000n },
      gives: '200.00',
    },
    {
      label: '33.333 % of 0.10 = 0.033333, rounded 0.03',
      params: { percent: '33.333' },
      event: { netMinor: 10n },
      gives: '0.03',
    },
    {
      label: 'an event without money gives nothing',
      params: { percent: '20' },
      event: { kind: 'signup', netMinor: undefined },
      gives: undefined,
    },
  ],
});
