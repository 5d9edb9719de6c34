import type { Currency } from '@countersign/domain/currency/currencies';
import { parseBic } from '@countersign/domain/iban/bic';
import { checkIban, countryOfIban, type IbanRefusal } from '@countersign/domain/iban/iban';
import type {
  OrderRefusalCode,
  PayoutBatch,
  PayoutOrder,
  PreparedOrder,
  RailAccount,
} from '@countersign/ports/payout-rail/order';
import { toSepaText } from './sepa-text.ts';

const holderLengthMax = 70;
const remittanceLengthMax = 140;
/** EUR 999,999,999.99, the most that one SEPA credit transfer carries. */
const amountMinorMax = 99_999_999_999n;

/** Accounts in these countries are reached with the IBAN alone. */
const economicArea = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
  ' ',
);
/** SEPA countries outside the European Economic Area, which want the bank's BIC as well (EPC409-09). */
const outsideArea = 'AD AL CH GB GI MC MD ME MK RS SM VA'.split(' ');
const reachable: ReadonlySet<string> = new Set([...economicArea, ...outsideArea]);
const wantsBic: ReadonlySet<string> = new Set(outsideArea);

const codeOfIban = {
  iban_malformed: 'account_malformed',
  iban_length_wrong: 'account_malformed',
  iban_structure_wrong: 'account_malformed',
  iban_checksum_wrong: 'account_checksum_wrong',
  iban_country_unknown: 'account_not_reachable',
} as const satisfies Record<IbanRefusal['code'], OrderRefusalCode>;

/** Null, or the first reason why a SEPA credit transfer cannot reach this account in this currency. */
export function payeeRefusal(payee: RailAccount, currency: Currency): OrderRefusalCode | null {
  if (currency !== 'EUR') return 'currency_not_supported';
  return accountRefusal(payee);
}

/** One answer per order, in their order; a payer that cannot pay refuses them all. */
export function prepareOrders(batch: PayoutBatch): readonly PreparedOrder[] {
  const isPayerUsable = accountRefusal(batch.payer) === null;
  const counts = new Map<string, number>();
  for (const { endToEndId } of batch.orders) counts.set(endToEndId, (counts.get(endToEndId) ?? 0) + 1);
  return batch.orders.map((order): PreparedOrder => {
    const { endToEndId, payee } = order;
    const code = isPayerUsable ? orderRefusal(order, counts.get(endToEndId) ?? 0) : 'payer_unusable';
    if (code !== null) return { status: 'refused', endToEndId, code };
    const remittance = toSepaText(order.remittance).text.slice(0, remittanceLengthMax).trim();
    return { status: 'ready', endToEndId, holder: holderText(payee), account: electronic(payee.account), remittance };
  });
}

/** As it stands in a file. The account has passed the check before. */
export function electronic(account: string): string {
  const checked = checkIban(account);
  if (!checked.ok) throw new Error(`An account that was not checked came to be written: ${checked.refusal.code}.`);
  return checked.value;
}

export function holderText(account: RailAccount): string {
  return toSepaText(account.holder).text;
}

function orderRefusal(order: PayoutOrder, keyCount: number): OrderRefusalCode | null {
  const { endToEndId, amountMinor } = order;
  if (!/^[A-Za-z0-9-]{1,35}$/.test(endToEndId)) return 'key_malformed';
  if (keyCount > 1) return 'key_twice';
  if (amountMinor <= 0n) return 'amount_not_positive';
  if (amountMinor > amountMinorMax) return 'amount_too_large';
  return payeeRefusal(order.payee, order.currency);
}

function accountRefusal({ holder, account, bic }: RailAccount): OrderRefusalCode | null {
  if (holder.trim() === '') return 'holder_missing';
  const written = toSepaText(holder);
  if (written.unwritable.length > 0 || !/[A-Za-z0-9]/.test(written.text)) return 'holder_not_writable';
  if (written.text.length > holderLengthMax) return 'holder_too_long';
  if (account.trim() === '') return 'account_missing';
  const checked = checkIban(account);
  if (!checked.ok) return codeOfIban[checked.refusal.code];
  const country = countryOfIban(checked.value);
  if (!reachable.has(country)) return 'account_not_reachable';
  if (bic === null || bic.trim() === '') return wantsBic.has(country) ? 'bic_missing' : null;
  return parseBic(bic) === undefined ? 'bic_malformed' : null;
}
