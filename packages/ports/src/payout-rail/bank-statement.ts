import type { Currency } from '@countersign/domain/currency/currencies';
import type { CivilDate } from '@countersign/domain/time/civil-date';

/** One booked movement. */
export interface BankStatementEntry {
  /** The same for the same movement however often and in which file it is read; different for any two movements. */
  readonly reference: string;
  readonly bookedOn: CivilDate;
  readonly valueOn: CivilDate | null;
  /** Below zero what left the account. */
  readonly amountMinor: bigint;
  readonly currency: Currency;
  /** The key that the payer gave; null where the bank names none or it cannot be told which. */
  readonly endToEndId: string | null;
  /** Money that came back, or a booking that the bank took back. */
  readonly isReturn: boolean;
  /** The bank's reason of a return, as `AC04` (account closed). */
  readonly reasonCode: string | null;
  /** What a person needs to find out what it is: the other party or the text of the booking. */
  readonly note: string | null;
}

export const balanceKinds = ['opening', 'closing', 'opening_available', 'closing_available', 'other'] as const;
export type BalanceKind = (typeof balanceKinds)[number];

export interface BankBalance {
  readonly kind: BalanceKind;
  /** The bank's own code, as `OPBD`. */
  readonly code: string;
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly on: CivilDate;
}

export interface BankStatement {
  readonly id: string;
  /** IBAN in electronic form, or what else the bank calls the account. */
  readonly account: string;
  readonly balances: readonly BankBalance[];
  /** In the order of the statement; what is not booked yet is left out and counted. */
  readonly entries: readonly BankStatementEntry[];
  readonly pendingCount: number;
}

export const statementRefusalCodes = [
  'statement_too_large',
  'statement_not_readable',
  'statement_format_unknown',
  'statement_forbidden_content',
  'statement_malformed',
] as const;
export type StatementRefusalCode = (typeof statementRefusalCodes)[number];

/** `place` says where in the file, never what stands there. */
export type StatementRefusal = { readonly code: StatementRefusalCode; readonly place: string };
