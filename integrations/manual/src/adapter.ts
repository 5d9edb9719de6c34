import type { Currency } from '@countersign/domain/currency/currencies';
import { accepted, type Result, refused } from '@countersign/domain/result/result';
import type { BankStatementEntry } from '@countersign/ports/payout-rail/bank-statement';
import type {
  OrderRefusalCode,
  PayoutBatch,
  PayoutOrder,
  PreparedOrder,
  RailAccount,
} from '@countersign/ports/payout-rail/order';
import type { ManualRail, PaymentProof, ProofRefusalCode } from '@countersign/ports/payout-rail/port';
import { writePaymentList } from './payment-list.ts';

const holderLengthMax = 140;
const referenceLengthMax = 140;
/** Far above any payout; a figure beyond it is a mistake somewhere before. */
const amountMinorMax = 10n ** 15n;

/**
 * A rail without a call: it gives a list to pay from, and a payout settles by proof of exactly its amount. Accounts are
 * what a person needs to pay: any text, in any currency.
 */
export function manualRail(): ManualRail {
  return {
    name: 'manual',
    delivery: 'manual',
    checkPayee: payeeRefusal,
    prepare: prepareOrders,
    document(batch) {
      if (batch.orders.length === 0) return refused({ code: 'batch_empty' });
      if (!/^[A-Za-z0-9-]{1,60}$/.test(batch.id)) return refused({ code: 'batch_malformed' });
      const orders = prepareOrders(batch).flatMap((order) => (order.status === 'refused' ? [order] : []));
      if (orders.length > 0) return refused({ code: 'orders_refused', orders });
      const content = new TextEncoder().encode(writePaymentList(batch));
      return accepted({ fileName: `payments-${batch.id}.csv`, mediaType: 'text/csv; charset=utf-8', content });
    },
    settle: settleByProof,
  };
}

function prepareOrders(batch: PayoutBatch): readonly PreparedOrder[] {
  const counts = new Map<string, number>();
  for (const { endToEndId } of batch.orders) counts.set(endToEndId, (counts.get(endToEndId) ?? 0) + 1);
  return batch.orders.map((order): PreparedOrder => {
    const { endToEndId, payee, remittance } = order;
    const code = orderRefusal(order, counts.get(endToEndId) ?? 0);
    if (code !== null) return { status: 'refused', endToEndId, code };
    return { status: 'ready', endToEndId, holder: payee.holder, account: payee.account, remittance };
  });
}

function orderRefusal(order: PayoutOrder, keyCount: number): OrderRefusalCode | null {
  if (!/^[A-Za-z0-9-]{1,35}$/.test(order.endToEndId)) return 'key_malformed';
  if (keyCount > 1) return 'key_twice';
  if (order.amountMinor <= 0n) return 'amount_not_positive';
  if (order.amountMinor > amountMinorMax) return 'amount_too_large';
  return payeeRefusal(order.payee, order.currency);
}

function payeeRefusal({ holder, account }: RailAccount, _currency: Currency): OrderRefusalCode | null {
  if (isBlank(holder)) return 'holder_missing';
  if (holder.length > holderLengthMax) return 'holder_too_long';
  return isBlank(account) ? 'account_missing' : null;
}

/** The movement keeps the bank's number of the payment, so that one proof settles one payout. */
function settleByProof(
  input: Parameters<ManualRail['settle']>[0],
): Result<BankStatementEntry, { code: ProofRefusalCode }> {
  const { order, proof } = input;
  const code = proofRefusal(input);
  if (code !== null) return refused({ code });
  return accepted({
    reference: `${order.endToEndId}|${referenceOf(proof)}`,
    bookedOn: proof.paidOn,
    valueOn: null,
    amountMinor: -order.amountMinor,
    currency: order.currency,
    endToEndId: order.endToEndId,
    isReturn: false,
    reasonCode: null,
    note: referenceOf(proof),
  });
}

function proofRefusal(input: Parameters<ManualRail['settle']>[0]): ProofRefusalCode | null {
  const { order, proof, handedOverOn, today } = input;
  if (isBlank(proof.reference)) return 'reference_missing';
  if (proof.reference.length > referenceLengthMax) return 'reference_too_long';
  if (proof.currency !== order.currency) return 'currency_differs';
  if (proof.amountMinor !== order.amountMinor) return 'amount_differs';
  if (proof.paidOn > today) return 'paid_in_future';
  return proof.paidOn < handedOverOn ? 'paid_before_handed_over' : null;
}

function referenceOf(proof: PaymentProof): string {
  return proof.reference.trim();
}

/** Also of what only looks empty. */
function isBlank(text: string): boolean {
  return /^[\s\p{C}]*$/u.test(text);
}
