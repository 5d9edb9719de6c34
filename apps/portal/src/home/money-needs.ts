import type { MoneyText } from '@countersign/ui/format/money-text';
import { client } from '../app/clients.ts';
import { useMay } from '../app/session.tsx';
import { useQuery } from '../data/use-query.ts';
import { isNought } from '../earning/money-sum.ts';
import { hasFailed } from '../payout/payout-looks.ts';
import { seenStatements } from '../statement/seen-statements.ts';

export interface MoneyNeed {
  readonly kind: 'no_payment_method' | 'payout_failed' | 'statement_new';
  readonly to: string;
  /** Money, or the number of a statement. */
  readonly about: MoneyText | string;
}

const refreshMs = 30_000;
/** A statement that nobody opened for so long is no news. */
const newForMs = 30 * 86_400_000;

/** What the money asks of the reader: a payment method, a look at a failed payout, a new statement. */
export function useMoneyNeeds(now: number): readonly MoneyNeed[] {
  const may = useMay();
  const balances = useQuery(
    may('payout.balances') && may('payment-method.propose') ? 'balances' : undefined,
    (signal) => client.call('payout.balances', { signal }),
    { refreshMs },
  );
  const payouts = useQuery(
    may('payout.list') ? 'latest payouts' : undefined,
    (signal) => client.call('payout.list', { query: { limit: 25 }, signal }),
    { refreshMs },
  );
  const statements = useQuery(
    may('statement.list') ? 'latest statements' : undefined,
    (signal) => client.call('statement.list', { query: { limit: 5 }, signal }),
    { refreshMs },
  );
  const unpaid = balances.data?.items.find(
    ({ holdReason, available, pending }) =>
      holdReason === 'no_payment_method' && !(isNought(available) && isNought(pending)),
  );
  const newest = new Map(payouts.data?.items.toReversed().map((payout) => [payout.enrollmentId, payout]));
  const seen = seenStatements();
  const fresh = statements.data?.items.find(
    ({ id, publishedAt }) => publishedAt !== null && now - Date.parse(publishedAt) < newForMs && !seen.includes(id),
  );
  return [
    ...[...newest.values()]
      .filter(hasFailed)
      .map(({ id, amount }) => ({ kind: 'payout_failed', to: `/payouts/${id}`, about: amount }) as const),
    ...(unpaid === undefined
      ? []
      : [
          {
            kind: 'no_payment_method',
            to: '/payment-methods',
            about: isNought(unpaid.available) ? unpaid.pending : unpaid.available,
          } as const,
        ]),
    ...(fresh === undefined
      ? []
      : [{ kind: 'statement_new', to: `/statements/${fresh.id}`, about: fresh.number } as const]),
  ];
}
