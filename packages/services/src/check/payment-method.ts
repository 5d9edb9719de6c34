import { readCompanyName } from '@countersign/domain/matching/company-name';
import { compareNames } from '@countersign/domain/matching/name-likeness';
import { standingOf } from '../payment-method/in-use.ts';
import { methodsOf } from '../payout-run/gather.ts';
import { read } from '../transact.ts';
import { byRule, type CheckResult, type RunCheck } from './run-check.ts';

/** Below this the holder of the account is somebody else, until a person has looked. */
const likenessMin = 85;

/** Whether the account that is paid to is in the partner's own name. Without one there is nothing to look at yet, and nothing is paid. */
export const checkPaymentMethod: RunCheck = async ({ ctx, statement, partner }): Promise<CheckResult> => {
  const methods = await read(ctx, (tx) => methodsOf(ctx, tx, [partner.id]));
  const { method } = standingOf(methods.get(partner.id) ?? [], ctx.now());
  if (method === null) return { ...byRule, outcome: 'not_checked', input: {}, result: { holder: null }, factors: [] };
  const names = [statement.legalName, ...statement.aliases];
  const holder = readCompanyName(method.holder);
  const likeness = Math.max(...names.map((name) => compareNames(readCompanyName(name), holder).score));
  const isOwn = likeness >= likenessMin;
  return {
    ...byRule,
    outcome: isOwn ? 'clear' : 'attention',
    input: { paymentMethod: method.id, names },
    result: { holder: method.holder, country: method.country, likeness },
    factors: isOwn ? [] : ['payment_name_differs'],
  };
};
