import {
  addRational,
  compareRational,
  exactText,
  nought,
  rationalOf,
  rationalOfMinor,
  subtractRational,
} from '../../rating/rational.ts';
import { type Boundary, boundaries, type Reset, resets } from '../document.ts';
import { defineRuleKind } from './rule-kind.ts';

interface MilestoneParams {
  readonly tierReset: Reset;
  readonly steps: readonly { readonly from: string; readonly amount: string }[];
  readonly stepBoundary?: Boundary;
}

/**
 * A bonus for what an enrollment sold since the sum last began anew: at the event that reaches a step, its amount less
 * what the steps below it gave.
 */
export const milestone = defineRuleKind({
  name: 'milestone',
  fields: [
    { name: 'tierReset', type: 'choice', choices: resets },
    {
      name: 'steps',
      type: 'rows',
      rowsMax: 50,
      columns: [
        { name: 'from', type: 'money' },
        { name: 'amount', type: 'money' },
      ],
    },
    { name: 'stepBoundary', type: 'choice', choices: boundaries, isOptional: true },
  ],
  steps: ['milestone_standing', 'milestone_reached'],
  contradictions: ({ steps }: MilestoneParams, { path, report }) => {
    steps.forEach((step, index) => {
      const below = steps[index - 1];
      if (below === undefined) return;
      for (const field of ['from', 'amount'] as const) {
        if (compareRational(rationalOf(step[field]), rationalOf(below[field])) > 0) continue;
        report(`${path}.steps[${index}].${field}`, 'bands_not_rising');
      }
    });
  },
  prepare: (params: MilestoneParams, plan) => {
    const includesEdge = (params.stepBoundary ?? plan.boundary) === 'inclusive';
    const reset = params.tierReset;
    return {
      needsMoney: true,
      takesNoUplift: true,
      rate: (facts, note) => {
        const reached = addRational(facts.legBasis(reset), facts.basis() ?? nought);
        note('milestone_standing', () => ({ reached: exactText(reached), reset }));
        const step = params.steps.findLast(({ from }) => {
          const order = compareRational(reached, rationalOf(from));
          return includesEdge ? order >= 0 : order > 0;
        });
        if (step === undefined) return nought;
        const given = rationalOfMinor(facts.history.enrollment[reset]?.paidMinor ?? 0n, plan.currency);
        note('milestone_reached', () => ({ from: step.from, amount: step.amount, givenBefore: exactText(given) }));
        const due = subtractRational(rationalOf(step.amount), given);
        return due.numerator < 0n ? nought : due;
      },
      bulk: undefined,
      needs: { customer: false, deposits: false, legBasis: [reset], paid: [reset] },
    };
  },
  examples: [
    {
      label: '9,000 before and 2,000 now reach 10,000: 750.00',
      params: { tierReset: 'monthly', steps: [{ from: '10000.00', amount: '750.00' }] },
      event: { netMinor: 200_000n },
      earlierBasis: '9000',
      gives: '750.00',
    },
    {
      label: '20,000 gives 1,250.00, of which 750.00 came at 10,000: 500.00',
      params: {
        tierReset: 'monthly',
        steps: [
          { from: '10000.00', amount: '750.00' },
          { from: '20000.00', amount: '1250.00' },
        ],
      },
      event: { netMinor: 1_000_000n },
      earlierBasis: '10000',
      earlierPaidMinor: 75_000n,
      gives: '500.00',
    },
  ],
});
