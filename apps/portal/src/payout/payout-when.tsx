import { useWords } from '../app/texts.tsx';
import type { Payout } from './payout-looks.ts';

/** The latest thing that happened to it, or the day that it is planned for. */
export function PayoutWhen({ payout }: { readonly payout: Payout }) {
  const { texts, fill, format } = useWords();
  if (payout.settledAt !== null && payout.status === 'paid')
    return fill(texts.payouts.paidOn, { date: format.date(payout.settledAt) });
  if (payout.sentAt !== null) return fill(texts.payouts.sentOn, { date: format.date(payout.sentAt) });
  return fill(texts.payouts.planned, { date: format.civilDate(payout.payOn) });
}
