import { ownNameLikeness, ownNameMin } from '@countersign/domain/matching/own-name';
import { standingOf } from '../payment-method/in-use.ts';
import { methodsOf } from '../payout-run/gather.ts';
import { read } from '../transact.ts';
import { byRule, type CheckResult, type RunCheck } from './run-check.ts';

/** Whether the account that is paid to is in the partner's own name. Without one there is nothing to look at yet, and nothing is paid. */
export const checkPaymentMethod: RunCheck = async ({ ctx, statement, partner }): Promise<CheckResult> => {
  const methods = await read(ctx, (tx) => methodsOf(ctx, tx, [partner.id]));
  const { method } = standingOf(methods.get(partner.id) ?? [], ctx.now());
  if (method === null) return { ...byRule, outcome: 'not_checked', input: {}, result: { holder: null }, factors: [] };
  const names = [statement.legalName, ...statement.aliases];
  const likeness = ownNameLikeness(names, method.holder);
  const isOwn = likeness >= ownNameMin;
  return {
    ...byRule,
    outcome: isOwn ? 'clear' : 'attention',
    input: { paymentMethod: method.id, names },
    result: { holder: method.holder, country: method.country, likeness },
    factors: isOwn ? [] : ['payment_name_differs'],
  };
};
