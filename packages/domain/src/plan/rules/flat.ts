import { multiplyRational, rationalOf } from '../../rating/rational.ts';
import { defineRuleKind, needsNothing } from './rule-kind.ts';

export const flatUnits = ['event', 'quantity'] as const;

interface FlatParams {
  readonly amount: string;
  readonly per: (typeof flatUnits)[number];
}

/** A fixed amount for each event, or for each piece of it (lots, seats, tickets). */
export const flat = defineRuleKind({
  name: 'flat',
  fields: [
    { name: 'amount', type: 'money' },
    { name: 'per', type: 'choice', choices: flatUnits },
  ],
  steps: ['flat_per_event', 'flat_per_quantity'],
  prepare: (params: FlatParams) => {
    const amount = rationalOf(params.amount);
    const isPerQuantity = params.per === 'quantity';
    return {
      needsMoney: false,
      rate: (facts, note) => {
        const { quantity } = facts.event;
        if (!isPerQuantity) {
          note('flat_per_event', () => ({ amount: params.amount }));
          return amount;
        }
        note('flat_per_quantity', () => ({ amount: params.amount, quantity }));
        return multiplyRational(amount, { numerator: BigInt(quantity), denominator: 1n });
      },
      bulk: { shape: 'fixed', amount, isPerQuantity },
      needs: needsNothing,
    };
  },
  examples: [
    { label: '5.00 for a signup', params: { amount: '5.00', per: 'event' }, event: { kind: 'signup' }, gives: '5.00' },
    {
      label: '2.00 x 10 lots = 20.00',
      params: { amount: '2.00', per: 'quantity' },
      event: { kind: 'custom', quantity: 10 },
      gives: '20.00',
    },
  ],
});
