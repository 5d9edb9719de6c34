import { isCurrency } from '@countersign/domain/currency/currencies';
import { parseBic } from '@countersign/domain/iban/bic';
import { parseMoney } from '@countersign/domain/money/money';
import type { PayoutBatch, RailAccount } from '@countersign/ports/payout-rail/order';
import type { FoundOrder, OrderOutcome } from '@countersign/ports/payout-rail/port';
import { electronic, holderText, prepareOrders } from './order-refusal.ts';
import { type Party, type Transfer, writePain001 } from './pain-001.ts';
import type { FoundPayment, TakenPayment } from './wire.ts';

/** The pain.001 of the orders that are ready; those of one currency stand together. */
export function messageOf(batch: PayoutBatch): string {
  const debtor = partyOf(batch.payer);
  const prepared = prepareOrders(batch);
  const ready = batch.orders.flatMap((order, at) => {
    const one = prepared[at];
    if (one?.status !== 'ready') return [];
    const { endToEndId, amountMinor, currency, payee } = order;
    const transfer: Transfer = { endToEndId, amountMinor, creditor: partyOf(payee), remittance: one.remittance };
    return [{ currency, transfer }];
  });
  const currencies = [...new Set(ready.map(({ currency }) => currency))];
  return writePain001({
    messageId: batch.id,
    createdAt: batch.createdAt,
    initiator: debtor.name,
    groups: currencies.map((currency, at) => ({
      id: currencies.length === 1 ? batch.id : `${batch.id}-${at + 1}`,
      payOn: batch.payOn,
      currency,
      debtor,
      transfers: ready.filter((one) => one.currency === currency).map(({ transfer }) => transfer),
    })),
  });
}

/** A payment about which the bank says nothing, or more than one thing, is unknown. */
export function outcomeOf(endToEndId: string, payments: readonly TakenPayment[]): OrderOutcome {
  const said = onlyOne(endToEndId, payments);
  if (said === undefined) return { status: 'unknown', endToEndId, reason: 'not_understood' };
  if (said.status === 'used_otherwise') return { status: 'unknown', endToEndId, reason: 'key_used_otherwise' };
  return said;
}

export function foundOf(endToEndId: string, payments: readonly FoundPayment[]): FoundOrder {
  const said = onlyOne(endToEndId, payments);
  if (said === undefined) return { status: 'unknown', endToEndId, reason: 'not_understood' };
  if (said.status !== 'accepted') return said;
  const money = parseMoney({ amount: said.amount, currency: said.currency });
  if (!money.ok || !isCurrency(said.currency)) return { status: 'unknown', endToEndId, reason: 'not_understood' };
  return { status: 'accepted', endToEndId, ...money.value };
}

function onlyOne<Payment extends { readonly endToEndId: string }>(
  endToEndId: string,
  payments: readonly Payment[],
): Payment | undefined {
  const own = payments.filter((payment) => payment.endToEndId === endToEndId);
  return own.length === 1 ? own[0] : undefined;
}

function partyOf(account: RailAccount): Party {
  const bic = account.bic === null ? undefined : parseBic(account.bic);
  return { name: holderText(account), iban: electronic(account.account), bic: bic ?? null };
}
