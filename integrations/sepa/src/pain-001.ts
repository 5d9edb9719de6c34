import { type Currency, scaleOf } from '@countersign/domain/currency/currencies';
import { formatDecimal } from '@countersign/domain/money/decimal';
import { formatMoney } from '@countersign/domain/money/money';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import { formatInstant, type Instant } from '@countersign/domain/time/instant';

export const pain001Namespace = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

export interface Party {
  readonly name: string;
  readonly iban: string;
  readonly bic: string | null;
}

export interface Transfer {
  readonly endToEndId: string;
  readonly amountMinor: bigint;
  readonly creditor: Party;
  readonly remittance: string;
}

/** Transfers that leave one account in one currency on one day: a `PmtInf`. */
export interface TransferGroup {
  readonly id: string;
  readonly payOn: CivilDate;
  readonly currency: Currency;
  readonly debtor: Party;
  readonly transfers: readonly Transfer[];
}

/**
 * A customer credit transfer initiation, pain.001.001.09. Texts are in the SEPA letters and within their lengths already.
 * Totals are summed in whole minor units; `CtrlSum` of the whole file adds the figures whatever their currencies, as the
 * standard has it.
 */
export function writePain001(file: {
  readonly messageId: string;
  readonly createdAt: Instant;
  readonly initiator: string;
  readonly groups: readonly TransferGroup[];
}): string {
  const count = file.groups.reduce((sum, { transfers }) => sum + transfers.length, 0);
  const header = [
    tag('MsgId', escape(file.messageId)),
    tag('CreDtTm', formatInstant(file.createdAt).replace(/\.\d+Z$/, 'Z')),
    tag('NbOfTxs', String(count)),
    tag('CtrlSum', totalOf(file.groups)),
    tag('InitgPty', tag('Nm', escape(file.initiator))),
  ];
  const body = tag('CstmrCdtTrfInitn', tag('GrpHdr', header.join('')) + file.groups.map(groupXml).join(''));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${pain001Namespace}">${body}</Document>\n`;
}

function groupXml(group: TransferGroup): string {
  return tag(
    'PmtInf',
    [
      tag('PmtInfId', escape(group.id)),
      tag('PmtMtd', 'TRF'),
      // Each transfer is booked by itself, so that the statement names each key.
      tag('BtchBookg', 'false'),
      tag('NbOfTxs', String(group.transfers.length)),
      tag('CtrlSum', totalOf([group])),
      tag('PmtTpInf', tag('SvcLvl', tag('Cd', 'SEPA'))),
      tag('ReqdExctnDt', tag('Dt', group.payOn)),
      tag('Dbtr', tag('Nm', escape(group.debtor.name))),
      tag('DbtrAcct', tag('Id', tag('IBAN', escape(group.debtor.iban)))),
      tag('DbtrAgt', bankXml(group.debtor.bic ?? null)),
      tag('ChrgBr', 'SLEV'),
      ...group.transfers.map((transfer) => transferXml(transfer, group.currency)),
    ].join('\n'),
  );
}

function transferXml({ endToEndId, amountMinor, creditor, remittance }: Transfer, currency: Currency): string {
  const { amount } = formatMoney({ amountMinor, currency });
  return tag(
    'CdtTrfTxInf',
    [
      tag('PmtId', tag('EndToEndId', escape(endToEndId))),
      tag('Amt', `<InstdAmt Ccy="${currency}">${amount}</InstdAmt>`),
      creditor.bic === null ? '' : tag('CdtrAgt', bankXml(creditor.bic)),
      tag('Cdtr', tag('Nm', escape(creditor.name))),
      tag('CdtrAcct', tag('Id', tag('IBAN', escape(creditor.iban)))),
      remittance === '' ? '' : tag('RmtInf', tag('Ustrd', escape(remittance))),
    ].join(''),
  );
}

function bankXml(bic: string | null): string {
  const id = bic === null ? tag('Othr', tag('Id', 'NOTPROVIDED')) : tag('BICFI', escape(bic));
  return tag('FinInstnId', id);
}

function totalOf(groups: readonly TransferGroup[]): string {
  const scale = Math.max(...groups.map(({ currency }) => scaleOf(currency)));
  const digits = groups.reduce((sum, { currency, transfers }) => {
    const minor = transfers.reduce((part, { amountMinor }) => part + amountMinor, 0n);
    return sum + minor * 10n ** BigInt(scale - scaleOf(currency));
  }, 0n);
  return formatDecimal({ digits, scale });
}

function tag(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function escape(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
