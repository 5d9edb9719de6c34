import { formatInstant, type Instant } from '@countersign/domain/time/instant';
import { euros } from './bank.ts';
import type { BookRecord } from './book.ts';

export const statementVersions = ['02', '08'] as const;
export type StatementVersion = (typeof statementVersions)[number];

/** Every account begins with EUR 1,000,000.00, long before the first statement. */
const initialMinor = 100_000_000n;

type Movement = {
  readonly number: number;
  readonly endToEndId: string;
  readonly amountMinor: bigint;
  readonly bookedOn: string;
  readonly payeeName: string;
  readonly payeeAccount: string;
  readonly remittance: string;
  /** Of a return. */
  readonly code: string | null;
};

/** The statement of an account for whole days, the last one included: camt.053.001.02 or .08. */
export function writeCamt053(
  records: readonly BookRecord[],
  query: {
    readonly account: string;
    readonly from: string;
    readonly to: string;
    readonly version: StatementVersion;
    readonly createdAt: Instant;
  },
): string {
  const { account, from, to, version } = query;
  const movements = movementsOf(records, account);
  const sumOf = (some: readonly Movement[]) => some.reduce((sum, { amountMinor }) => sum + amountMinor, initialMinor);
  const opening = sumOf(movements.filter(({ bookedOn }) => bookedOn < from));
  const closing = sumOf(movements.filter(({ bookedOn }) => bookedOn <= to));
  const booked = movements.filter(({ bookedOn }) => bookedOn >= from && bookedOn <= to);
  const id = `${from.replaceAll('-', '')}-${to.replaceAll('-', '')}-${account.slice(-8)}`;
  const createdAt = tag('CreDtTm', formatInstant(query.createdAt));
  const statement = [
    tag('Id', id),
    createdAt,
    tag('FrToDt', tag('FrDtTm', `${from}T00:00:00Z`) + tag('ToDtTm', `${to}T23:59:59Z`)),
    tag('Acct', tag('Id', tag('IBAN', account)) + tag('Ccy', 'EUR')),
    balance('OPBD', opening, from),
    balance('CLBD', closing, to),
    ...booked.map((movement) => entry(movement, account, version)),
  ];
  const header = tag('GrpHdr', tag('MsgId', id) + createdAt);
  const body = tag('BkToCstmrStmt', header + tag('Stmt', statement.join('\n')));
  const namespace = `urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${namespace}">${body}</Document>\n`;
}

function movementsOf(records: readonly BookRecord[], account: string): readonly Movement[] {
  const payments = new Map<string, Movement>();
  return records.flatMap((record, index): readonly Movement[] => {
    const number = index + 1;
    if (record.type === 'payment' && record.account === account) {
      const { endToEndId, bookedOn, payeeName, payeeAccount, remittance } = record;
      const amountMinor = BigInt(record.amountMinor);
      const movement = { number, endToEndId, amountMinor, bookedOn, payeeName, payeeAccount, remittance, code: null };
      payments.set(endToEndId, movement);
      return [movement];
    }
    const payment = record.type === 'return' ? payments.get(record.endToEndId) : undefined;
    if (record.type !== 'return' || payment === undefined) return [];
    const { bookedOn, code } = record;
    return [{ ...payment, number, amountMinor: BigInt(record.amountMinor), bookedOn, code }];
  });
}

function balance(code: string, minor: bigint, on: string): string {
  const type = tag('Tp', tag('CdOrPrtry', tag('Cd', code)));
  return tag('Bal', type + amount(minor) + direction(minor) + tag('Dt', tag('Dt', on)));
}

function entry(movement: Movement, account: string, version: StatementVersion): string {
  const { number, amountMinor, bookedOn } = movement;
  const isReturn = movement.code !== null;
  const day = tag('Dt', bookedOn);
  const family = tag('Cd', isReturn ? 'RCDT' : 'ICDT') + tag('SubFmlyCd', isReturn ? 'RRTN' : 'ESCT');
  return tag(
    'Ntry',
    [
      amount(amountMinor),
      direction(amountMinor),
      version === '02' ? tag('Sts', 'BOOK') : tag('Sts', tag('Cd', 'BOOK')),
      tag('BookgDt', day),
      tag('ValDt', day),
      tag('AcctSvcrRef', `SIB${String(number).padStart(12, '0')}`),
      tag('BkTxCd', tag('Domn', tag('Cd', 'PMNT') + tag('Fmly', family))),
      tag('NtryDtls', tag('TxDtls', details(movement, account, version))),
    ].join(''),
  );
}

function details(movement: Movement, account: string, version: StatementVersion): string {
  const name = tag('Nm', escape(movement.payeeName));
  const party = (role: string, iban: string, written = '') =>
    (written === '' ? '' : tag(role, version === '02' ? written : tag('Pty', written))) +
    tag(`${role}Acct`, tag('Id', tag('IBAN', iban)));
  // Money that comes back is paid by whom it was paid to.
  const parties =
    movement.code === null
      ? party('Dbtr', account) + party('Cdtr', movement.payeeAccount, name)
      : party('Dbtr', movement.payeeAccount, name) + party('Cdtr', account);
  return [
    tag('Refs', tag('EndToEndId', escape(movement.endToEndId))),
    version === '02'
      ? tag('AmtDtls', tag('TxAmt', amount(movement.amountMinor)))
      : amount(movement.amountMinor) + direction(movement.amountMinor),
    tag('RltdPties', parties),
    movement.remittance === '' ? '' : tag('RmtInf', tag('Ustrd', escape(movement.remittance))),
    movement.code === null ? '' : tag('RtrInf', tag('Rsn', tag('Cd', movement.code))),
  ].join('');
}

function amount(minor: bigint): string {
  return `<Amt Ccy="EUR">${euros(minor)}</Amt>`;
}

function direction(minor: bigint): string {
  return tag('CdtDbtInd', minor < 0n ? 'DBIT' : 'CRDT');
}

function tag(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function escape(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
