import { multiplyRational, rationalOf } from '../../rating/rational.ts';
import { defineRuleKind, needsNothing } from './rule-kind.ts';

interface DozenParams {
  readonly amount: string;
}

/** An amount for each full dozen. */
export const dozen = defineRuleKind({
  name: 'dozen',
  fields: [{ name: 'amount', type: 'money' }],
  steps: ['dozen_counted'],
  prepare: ({ amount }: DozenParams) => ({
    needsMoney: false,
    rate: (facts, note) => {
      const dozens = Math.floor(facts.event.quantity / 12);
      note('dozen_counted', () => ({ dozens, amount }));
      return multiplyRational(rationalOf(amount), { numerator: BigInt(dozens), denominator: 1n });
    },
    bulk: undefined,
    needs: needsNothing,
  }),
  examples: [
    {
      label: '30 pieces are 2 dozens of 1.50 = 3.00',
      params: { amount: '1.50' },
      event: { quantity: 30 },
      gives: '3.00',
    },
  ],
});
