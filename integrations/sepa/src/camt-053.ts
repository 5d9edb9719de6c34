import { accepted, type Result, refused } from '@countersign/domain/result/result';
import type {
  BalanceKind,
  BankBalance,
  BankStatement,
  BankStatementEntry,
  StatementRefusal,
  StatementRefusalCode,
} from '@countersign/ports/payout-rail/bank-statement';
import { isBooked, movementsOf } from './camt-entry.ts';
import { amountOf, CamtError, children, dayOf, need, type Placed, signed, textAt } from './camt-fields.ts';
import { decodeXml } from './decode-xml.ts';
import { readXml, XmlError, type XmlRefusal } from './read-xml.ts';

const formats: ReadonlySet<string> = new Set(
  ['02', '03', '08'].map((version) => `urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}`),
);
const bytesMax = 32 * 1024 * 1024;

const kinds: Readonly<Record<string, BalanceKind>> = {
  OPBD: 'opening',
  // What the statement before closed with.
  PRCD: 'opening',
  CLBD: 'closing',
  OPAV: 'opening_available',
  CLAV: 'closing_available',
};

const codeOfXml = {
  forbidden: 'statement_forbidden_content',
  not_xml: 'statement_not_readable',
  too_deep: 'statement_too_large',
  too_many_elements: 'statement_too_large',
} as const satisfies Record<XmlRefusal, StatementRefusalCode>;

/**
 * Reads a bank-to-customer statement, camt.053.001.02, .03 or .08. Amounts are signed: `DBIT` is below zero. Refused
 * whole, with the place, when any amount, day or direction in it cannot be read.
 */
export function readCamt053(content: Uint8Array): Result<readonly BankStatement[], StatementRefusal> {
  if (content.byteLength > bytesMax) return refused({ code: 'statement_too_large', place: 'the whole file' });
  const text = decodeXml(content);
  if (text === null) return refused({ code: 'statement_not_readable', place: 'its encoding' });
  try {
    const root = readXml(text);
    if (root.name !== 'Document' || !formats.has(root.namespace)) {
      return refused({ code: 'statement_format_unknown', place: 'Document' });
    }
    const message = need({ element: root, place: 'Document' }, 'BkToCstmrStmt');
    const statements = children(message, 'Stmt').map(statementOf);
    if (statements.length === 0) throw new CamtError(message.place, 'It holds no statement.');
    return accepted(statements);
  } catch (error) {
    if (error instanceof XmlError) return refused({ code: codeOfXml[error.reason], place: 'the whole file' });
    if (error instanceof CamtError) return refused({ code: 'statement_malformed', place: error.place });
    throw error;
  }
}

function statementOf(statement: Placed): BankStatement {
  const id = textAt(statement, 'Id');
  const account = textAt(statement, 'Acct', 'Id', 'IBAN') ?? textAt(statement, 'Acct', 'Id', 'Othr', 'Id');
  if (id === null || account === null) throw new CamtError(statement.place, 'It lacks its Id or its account.');
  const entries = children(statement, 'Ntry');
  const booked = entries.filter(isBooked);
  return {
    id,
    account: account.replace(/\s+/g, ''),
    balances: children(statement, 'Bal').map(balanceOf),
    entries: apart(booked.flatMap((entry, index) => movementsOf(entry, id, index))),
    pendingCount: entries.length - booked.length,
  };
}

function balanceOf(balance: Placed): BankBalance {
  const code = textAt(balance, 'Tp', 'CdOrPrtry', 'Cd') ?? textAt(balance, 'Tp', 'CdOrPrtry', 'Prtry');
  if (code === null) throw new CamtError(balance.place, 'Tp is missing.');
  const money = signed(amountOf(need(balance, 'Amt')), need(balance, 'CdtDbtInd'));
  return { kind: kinds[code] ?? 'other', code, ...money, on: dayOf(need(balance, 'Dt')) };
}

/** Two bookings that the bank itself names alike stay two: the second is told apart by its number. */
function apart(entries: readonly BankStatementEntry[]): readonly BankStatementEntry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const count = (seen.get(entry.reference) ?? 0) + 1;
    seen.set(entry.reference, count);
    return count === 1 ? entry : { ...entry, reference: `${entry.reference}~${count}` };
  });
}
