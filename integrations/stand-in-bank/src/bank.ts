import { checkIban } from '@countersign/domain/iban/iban';
import { addDays, type CivilDate } from '@countersign/domain/time/civil-date';
import type { Book, BookRecord } from './book.ts';
import type { Fault } from './fault.ts';
import { hundredths, type Payment } from './read-pain.ts';

export type PaymentAnswer =
  | { readonly status: 'accepted'; readonly endToEndId: string }
  | { readonly status: 'refused'; readonly endToEndId: string; readonly code: string }
  | { readonly status: 'used_otherwise'; readonly endToEndId: string };

export type KnownPayment =
  | { readonly status: 'accepted'; readonly endToEndId: string; readonly amount: string; readonly currency: string }
  | { readonly status: 'refused'; readonly endToEndId: string; readonly code: string }
  | { readonly status: 'absent'; readonly endToEndId: string };

type Ordered = Extract<BookRecord, { type: 'payment' | 'refusal' }>;

export interface Bank {
  readonly book: Book;
  today(): CivilDate;
  /** Carries out what it has not carried out under the same key before, as the fault bends it; keys are kept for ever. */
  take(payments: readonly Payment[], fault: Fault | null): readonly PaymentAnswer[];
  find(endToEndIds: readonly string[]): readonly KnownPayment[];
  /** Sends a payment's money back today. False when there is none, or when it came back before. */
  sendBack(endToEndId: string, code: string): boolean;
  passDays(count: number): void;
}

/** A bank that keeps one account book for everybody. `calendarDay` is today without the days that were passed. */
export function createBank(book: Book, calendarDay: () => CivilDate): Bank {
  const byKey = new Map<string, Ordered>();
  const returned = new Set<string>();
  let passed = 0;
  const learn = (record: BookRecord) => {
    if (record.type === 'days') passed += record.count;
    else if (record.type === 'return') returned.add(record.endToEndId);
    else byKey.set(record.endToEndId, record);
  };
  book.records.forEach(learn);

  function write(records: readonly BookRecord[]): void {
    book.append(records);
    records.forEach(learn);
  }

  const bank: Bank = {
    book,
    today: () => addDays(calendarDay(), passed),
    take(payments, fault) {
      const fresh = new Map<string, readonly BookRecord[]>();
      for (const payment of payments) {
        const isKnown = byKey.has(payment.endToEndId) || fresh.has(payment.endToEndId);
        if (!isKnown) fresh.set(payment.endToEndId, recordsOf(payment, { fault, today: bank.today() }));
      }
      // One write for the message: what a crash leaves of it is completed when the message comes again.
      write([...fresh.values()].flat());
      return payments.map((payment) => answerTo(payment, byKey.get(payment.endToEndId)));
    },
    find: (endToEndIds) => endToEndIds.map((endToEndId) => knownUnder(endToEndId, byKey.get(endToEndId))),
    sendBack(endToEndId, code) {
      const payment = byKey.get(endToEndId);
      if (payment?.type !== 'payment' || returned.has(endToEndId)) return false;
      write([returnOf(payment, code, bank.today())]);
      return true;
    },
    passDays: (count) => write([{ type: 'days', count }]),
  };
  return bank;
}

function recordsOf(
  payment: Payment,
  given: { readonly fault: Fault | null; readonly today: CivilDate },
): readonly BookRecord[] {
  const { fault, today } = given;
  const { endToEndId, account, payeeAccount, payeeName, currency, remittance } = payment;
  const minor = hundredths(payment.amount);
  const ordered = { endToEndId, account, payeeAccount, payeeName, currency, orderedMinor: minor.toString() };
  const code = refusalOf(payment, minor, fault);
  if (code !== null) return [{ type: 'refusal', ...ordered, code }];
  const surplus = fault?.kind === 'other_amount' ? BigInt(fault.byMinor) : 0n;
  const bookedOn = payment.payOn > today ? payment.payOn : today;
  const made = {
    type: 'payment',
    ...ordered,
    amountMinor: (-minor - surplus).toString(),
    bookedOn,
    remittance,
  } as const;
  if (fault?.kind !== 'return') return [made];
  return [made, returnOf(made, fault.code, addDays(bookedOn as CivilDate, fault.afterDays))];
}

/** ISO 20022 status reasons: incorrect account number, zero amount, currency not supported. */
function refusalOf(payment: Payment, minor: bigint, fault: Fault | null): string | null {
  const isMeant = fault?.kind === 'refuse' && (fault.endToEndIds?.includes(payment.endToEndId) ?? true);
  if (isMeant) return fault.code;
  if (!checkIban(payment.payeeAccount).ok || !checkIban(payment.account).ok) return 'AC01';
  if (minor === 0n) return 'AM01';
  return payment.currency === 'EUR' ? null : 'AM03';
}

function returnOf(payment: Extract<Ordered, { type: 'payment' }>, code: string, bookedOn: string): BookRecord {
  const { endToEndId, amountMinor } = payment;
  return { type: 'return', endToEndId, amountMinor: (-BigInt(amountMinor)).toString(), bookedOn, code };
}

function answerTo(payment: Payment, known: Ordered | undefined): PaymentAnswer {
  const { endToEndId } = payment;
  if (known === undefined) throw new Error(`The payment ${endToEndId} did not reach the book.`);
  const isSame =
    known.orderedMinor === hundredths(payment.amount).toString() &&
    known.currency === payment.currency &&
    known.account === payment.account &&
    known.payeeAccount === payment.payeeAccount;
  if (!isSame) return { status: 'used_otherwise', endToEndId };
  if (known.type === 'refusal') return { status: 'refused', endToEndId, code: known.code };
  return { status: 'accepted', endToEndId };
}

function knownUnder(endToEndId: string, known: Ordered | undefined): KnownPayment {
  if (known === undefined) return { status: 'absent', endToEndId };
  if (known.type === 'refusal') return { status: 'refused', endToEndId, code: known.code };
  return { status: 'accepted', endToEndId, amount: euros(BigInt(known.orderedMinor)), currency: known.currency };
}

/** Cents as euros with two digits; the sign is left to the direction that stands beside it. */
export function euros(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
