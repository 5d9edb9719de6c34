import sax from 'sax';

/** One payment as ordered. */
export interface Payment {
  readonly endToEndId: string;
  readonly account: string;
  readonly payeeAccount: string;
  readonly payeeName: string;
  readonly currency: string;
  /** Digits as they stand in the message. */
  readonly amount: string;
  readonly payOn: string;
  readonly remittance: string;
}

export class MessageRefused extends Error {}

const root = '/Document/CstmrCdtTrfInitn';
const namespace = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

/**
 * The payments of a pain.001.001.09. Refused whole when it is not one, or when its own counts and sums do not add up.
 * Written apart from what writes our files, so that a fault of the one is no fault of both.
 */
export function readPain001(text: string): readonly Payment[] {
  const values = leavesOf(text);
  const payments: Payment[] = [];
  const totals = { count: '', sum: '' };
  let group: Record<string, string> = {};
  let payment: Record<string, string> = {};
  for (const { path, value } of values) {
    if (path === `${root}/GrpHdr/NbOfTxs`) totals.count = value;
    if (path === `${root}/GrpHdr/CtrlSum`) totals.sum = value;
    if (path === `${root}/PmtInf`) group = {};
    else if (path === `${root}/PmtInf/CdtTrfTxInf`) payment = {};
    else if (path === `${root}/PmtInf/CdtTrfTxInf/`) payments.push(paymentOf(group, payment));
    else if (path.startsWith(`${root}/PmtInf/CdtTrfTxInf/`))
      payment[path.slice(`${root}/PmtInf/CdtTrfTxInf/`.length)] = value;
    else if (path.startsWith(`${root}/PmtInf/`)) group[path.slice(`${root}/PmtInf/`.length)] = value;
  }
  if (payments.length === 0) throw new MessageRefused('It orders nothing.');
  if (totals.count !== String(payments.length)) throw new MessageRefused('NbOfTxs does not count its payments.');
  const sum = payments.reduce((total, { amount }) => total + hundredths(amount), 0n);
  if (hundredths(totals.sum) !== sum) throw new MessageRefused('CtrlSum is not the sum of its payments.');
  return payments;
}

/** Hundredths of a decimal with two digits at most after its point. */
export function hundredths(amount: string): bigint {
  const match = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(amount);
  if (match === null) throw new MessageRefused('An amount is not one of euros and cents.');
  return BigInt(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
}

/** Where each element opens (its path), what stands in it, and where a payment ends (its path and a slash). */
function leavesOf(text: string): readonly { readonly path: string; readonly value: string }[] {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new MessageRefused('It declares a document type.');
  const found: { path: string; value: string }[] = [];
  const parser = sax.parser(true, { xmlns: true });
  const open: { readonly path: string; value: string }[] = [];
  parser.onerror = (error) => {
    throw new MessageRefused(error.message.split('\n')[0]);
  };
  parser.onopentag = (tag) => {
    const isOfStandard = 'uri' in tag && tag.uri === namespace;
    if (!isOfStandard) throw new MessageRefused('It is no pain.001.001.09.');
    const entry = { path: `${open.at(-1)?.path ?? ''}/${tag.local}`, value: '' };
    const currency = tag.attributes['Ccy']?.value;
    open.push(entry);
    found.push(entry);
    if (currency !== undefined) found.push({ path: `${entry.path}@Ccy`, value: currency });
  };
  parser.ontext = (part) => {
    const entry = open.at(-1);
    if (entry !== undefined) entry.value += part;
  };
  parser.onclosetag = () => {
    const entry = open.pop();
    if (entry?.path === `${root}/PmtInf/CdtTrfTxInf`) found.push({ path: `${entry.path}/`, value: '' });
  };
  parser.write(text).close();
  return found;
}

function paymentOf(group: Readonly<Record<string, string>>, payment: Readonly<Record<string, string>>): Payment {
  const need = (from: Readonly<Record<string, string>>, name: string): string => {
    const value = from[name]?.trim();
    if (value === undefined || value === '') throw new MessageRefused(`${name} is missing.`);
    return value;
  };
  return {
    endToEndId: need(payment, 'PmtId/EndToEndId'),
    account: need(group, 'DbtrAcct/Id/IBAN'),
    payeeAccount: need(payment, 'CdtrAcct/Id/IBAN'),
    payeeName: need(payment, 'Cdtr/Nm'),
    currency: need(payment, 'Amt/InstdAmt@Ccy'),
    amount: need(payment, 'Amt/InstdAmt'),
    payOn: need(group, 'ReqdExctnDt/Dt'),
    remittance: payment['RmtInf/Ustrd'] ?? '',
  };
}
