import { formatMoney } from '@countersign/domain/money/money';
import type { PayoutBatch } from '@countersign/ports/payout-rail/order';
import Papa from 'papaparse';

const columns = ['key', 'pay_on', 'payee', 'account', 'bic', 'country', 'amount', 'currency', 'remittance'] as const;

/**
 * The list to pay from, for a spreadsheet: UTF-8 with a byte order mark, in the order of the batch. A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
export function writePaymentList(batch: PayoutBatch): string {
  const rows = batch.orders.map(({ endToEndId, payee, amountMinor, currency, remittance }) => [
    endToEndId,
    batch.payOn,
    oneLine(payee.holder),
    oneLine(payee.account),
    payee.bic ?? '',
    payee.country,
    formatMoney({ amountMinor, currency }).amount,
    currency,
    oneLine(remittance),
  ]);
  const text = Papa.unparse([[...columns], ...rows], { newline: '\r\n', escapeFormulae: true });
  return `\uFEFF${text}\r\n`;
}

/** What looks empty or hides its direction in a cell is no part of a name. */
function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .trim();
}
