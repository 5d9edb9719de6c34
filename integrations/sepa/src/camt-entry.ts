import type { Money } from '@countersign/domain/money/money';
import type { BankStatementEntry } from '@countersign/ports/payout-rail/bank-statement';
import { amountOf, CamtError, children, dayOf, find, need, type Placed, signed, textAt } from './camt-fields.ts';

const noteLengthMax = 140;
/** ISO 20022 external codes of bookings that undo a credit transfer: returned, cancelled, reimbursed. */
const returnFamilies: ReadonlySet<string> = new Set(['RRTN', 'RPCR', 'RIMB']);

export function isBooked(entry: Placed): boolean {
  const status = textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts');
  if (status === null) throw new CamtError(entry.place, 'Sts is missing.');
  return status === 'BOOK';
}

/**
 * The movements of one `Ntry`. A batch is taken apart when every one of its details names its amount and they add up to
 * the entry; otherwise it stays one movement without a key, which a person looks at.
 */
export function movementsOf(entry: Placed, statementId: string, index: number): readonly BankStatementEntry[] {
  const total = signed(amountOf(need(entry, 'Amt')), need(entry, 'CdtDbtInd'));
  const details = children(entry, 'NtryDtls').flatMap((group) => children(group, 'TxDtls'));
  const [only] = details;
  if (only !== undefined && details.length === 1)
    return [movement({ entry, detail: only, money: total, statementId, index })];
  const amounts = details.map((detail) => detailAmount(detail, need(entry, 'CdtDbtInd')));
  if (details.length === 0 || !addsUp(amounts, total)) return [movement({ entry, money: total, statementId, index })];
  return details.map((detail, at) => {
    const money = amounts[at] ?? total;
    return movement({ entry, detail, money, statementId, index, part: at + 1 });
  });
}

function movement(from: {
  readonly entry: Placed;
  readonly detail?: Placed;
  readonly money: Money;
  readonly statementId: string;
  readonly index: number;
  readonly part?: number;
}): BankStatementEntry {
  const { entry, detail, money } = from;
  const valueDay = find(entry, 'ValDt');
  const bookingDay = find(entry, 'BookgDt') ?? valueDay;
  if (bookingDay === undefined) throw new CamtError(entry.place, 'BookgDt is missing.');
  const bookedOn = dayOf(bookingDay);
  const returned = detail === undefined ? undefined : find(detail, 'RtrInf');
  return {
    reference: referenceOf({ ...from, bookedOn }),
    bookedOn,
    valueOn: valueDay === undefined ? null : dayOf(valueDay),
    ...money,
    endToEndId: detail === undefined ? null : keyOf(detail),
    isReturn: returned !== undefined || isTakenBack(entry, detail),
    reasonCode: returned === undefined ? null : (textAt(returned, 'Rsn', 'Cd') ?? textAt(returned, 'Rsn', 'Prtry')),
    note: noteOf(entry, detail, money.amountMinor < 0n),
  };
}

/** From the bank's own reference where it gives one, so that an overlapping statement names the movement alike. */
function referenceOf(from: {
  readonly entry: Placed;
  readonly detail?: Placed;
  readonly money: Money;
  readonly statementId: string;
  readonly index: number;
  readonly part?: number;
  readonly bookedOn: string;
}): string {
  const { entry, detail, money, statementId, index, part, bookedOn } = from;
  const part1 = part === undefined ? '' : `/${part}`;
  const isAlone = part === undefined && detail !== undefined;
  const bankReference = textAt(entry, 'AcctSvcrRef') ?? (isAlone ? textAt(detail, 'Refs', 'AcctSvcrRef') : null);
  if (bankReference !== null) return `${bankReference}|${bookedOn}|${money.amountMinor}${money.currency}${part1}`;
  const entryReference = textAt(entry, 'NtryRef');
  return `${statementId}|${entryReference ?? `#${index + 1}`}${part1}`;
}

function keyOf(detail: Placed): string | null {
  const key = textAt(detail, 'Refs', 'EndToEndId');
  return key === null || key === 'NOTPROVIDED' ? null : key;
}

function isTakenBack(entry: Placed, detail: Placed | undefined): boolean {
  if (textAt(entry, 'RvslInd') === 'true' || textAt(entry, 'RvslInd') === '1') return true;
  return [entry, detail].some((one) => {
    const family = one === undefined ? null : textAt(one, 'BkTxCd', 'Domn', 'Fmly', 'SubFmlyCd');
    return family !== null && returnFamilies.has(family);
  });
}

function detailAmount(detail: Placed, entryIndicator: Placed): Money | undefined {
  const amount = find(detail, 'Amt') ?? find(detail, 'AmtDtls', 'TxAmt', 'Amt');
  return amount === undefined ? undefined : signed(amountOf(amount), find(detail, 'CdtDbtInd') ?? entryIndicator);
}

function addsUp(amounts: readonly (Money | undefined)[], total: Money): boolean {
  let sum = 0n;
  for (const amount of amounts) {
    if (amount?.currency !== total.currency) return false;
    sum += amount.amountMinor;
  }
  return sum === total.amountMinor;
}

function noteOf(entry: Placed, detail: Placed | undefined, isOutgoing: boolean): string | null {
  const party = isOutgoing ? 'Cdtr' : 'Dbtr';
  const ofDetail =
    detail === undefined
      ? null
      : (textAt(detail, 'RltdPties', party, 'Nm') ??
        textAt(detail, 'RltdPties', party, 'Pty', 'Nm') ??
        textAt(detail, 'RmtInf', 'Ustrd') ??
        textAt(detail, 'AddtlTxInf'));
  return (ofDetail ?? textAt(entry, 'AddtlNtryInf'))?.slice(0, noteLengthMax) ?? null;
}
