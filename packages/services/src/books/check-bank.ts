import { sql } from '@countersign/db/query';
import type { Transaction } from '../context.ts';
import type { BankMovement, Finding } from './finding.ts';

interface PayoutFact {
  readonly [column: string]: unknown;
  readonly tenant_id: string;
  readonly id: string;
  readonly status: string;
  readonly end_to_end_id: string | null;
  readonly amount: string;
  readonly currency: string;
  readonly rail: string;
  readonly has_exception: boolean;
}

/**
 * Compares the books with the bank's own: each payout left at most once whatever happened on the way, exactly once where
 * it is paid, with the amount and currency of the payout; and nothing left that no payout or exception accounts for.
 */
export async function checkBank(tx: Transaction, movements: readonly BankMovement[]): Promise<Finding[]> {
  const payouts = [
    ...(await tx.execute<PayoutFact>(sql`
      select p.tenant_id, p.id, p.status, p.end_to_end_id, p.amount_minor::text as amount, p.currency, r.rail,
        exists (select 1 from bank_entries b where b.tenant_id = p.tenant_id and b.payout_id = p.id
          and b.status <> 'matched') as has_exception
      from payouts p join payout_runs r on r.tenant_id = p.tenant_id and r.id = p.run_id`)),
  ];
  const known = await tx.execute<{ end_to_end_id: string | null }>(sql`select end_to_end_id from bank_entries`);
  const byPayout = Map.groupBy(movements, ({ endToEndId }) => stemOf(endToEndId));
  const findings = payouts.flatMap((payout) => findingsOf(payout, byPayout.get(stemOfId(payout.id)) ?? []));
  const ours = new Set(payouts.map(({ id }) => stemOfId(id)));
  const explained = new Set([...known].map(({ end_to_end_id }) => end_to_end_id));
  const strange = movements.filter(({ endToEndId }) => !ours.has(stemOf(endToEndId)) && !explained.has(endToEndId));
  return [
    ...findings,
    ...strange.map(
      ({ endToEndId, amountMinor, currency }): Finding => ({
        promise: 'agrees_with_bank',
        tenantId: '',
        subject: endToEndId,
        detail: `the bank moved ${amountMinor} ${currency} for no payout and no exception`,
      }),
    ),
  ];
}

function findingsOf(payout: PayoutFact, movements: readonly BankMovement[]): Finding[] {
  const found: Finding[] = [];
  const say = (promise: Finding['promise'], detail: string) =>
    found.push({ promise, tenantId: payout.tenant_id, subject: payout.id, detail });
  const left = movements.filter(({ amountMinor }) => amountMinor < 0n);
  const back = movements.filter(({ amountMinor }) => amountMinor > 0n);
  if (left.length > 1) say('paid_once', `it left ${left.length} times`);
  // A payment by hand is in no bank's book that could be read here.
  if (payout.rail === 'manual') return found;
  if (payout.status === 'paid' && left.length !== 1) say('paid_once', `it is paid, and left ${left.length} times`);
  if (payout.has_exception) return found;
  if (payout.status === 'paid' && back.length > 0)
    say('agrees_with_bank', 'it came back, and the books have it as paid');
  if (payout.status === 'returned' && back.length === 0) say('agrees_with_bank', 'it is returned, and never came back');
  if ((payout.status === 'failed' || payout.status === 'cancelled') && left.length > back.length)
    say('agrees_with_bank', `it is ${payout.status}, and the bank has moved it`);
  const [first] = left;
  if (
    first &&
    payout.status === 'paid' &&
    (-first.amountMinor !== BigInt(payout.amount) || first.currency !== payout.currency)
  )
    say(
      'agrees_with_bank',
      `${payout.amount} ${payout.currency} were to leave, and ${-first.amountMinor} ${first.currency} did`,
    );
  return found;
}

/** The part of an end-to-end id that all attempts of a payout share. */
function stemOf(endToEndId: string): string {
  return endToEndId.slice(0, endToEndId.lastIndexOf('-')).toLowerCase();
}

function stemOfId(payoutId: string): string {
  return payoutId.slice(payoutId.lastIndexOf('_') + 1).toLowerCase();
}
