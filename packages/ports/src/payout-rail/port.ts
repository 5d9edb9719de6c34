import type { Currency } from '@countersign/domain/currency/currencies';
import type { Rail } from '@countersign/domain/payout/payout';
import type { Result } from '@countersign/domain/result/result';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import type { BankStatement, BankStatementEntry, StatementRefusal } from './bank-statement.ts';
import type { OrderRefusalCode, PayoutBatch, PayoutOrder, PreparedOrder, RailAccount } from './order.ts';

/** A way for money to travel. Which of the three it is depends on the configuration, not on the rail's name alone. */
export type PayoutRail = CallRail | FileRail | ManualRail;

interface AnyRail {
  readonly name: Rail;
  /** Whether this rail can pay to an account in a currency: null, or the first reason why not. */
  checkPayee(payee: RailAccount, currency: Currency): OrderRefusalCode | null;
  /** One result per order, in their order. Touches nothing outside. */
  prepare(batch: PayoutBatch): readonly PreparedOrder[];
  /**
   * The batch as a file or list: the same bytes for the same batch. Refused whole, with the orders at fault, when
   * `prepare` refuses one, so that what is carried out is never less than what was approved.
   */
  document(batch: PayoutBatch): Result<PayoutDocument, DocumentRefusal>;
}

/** Rails whose bank says what became of the money. */
interface StatementRail {
  /** What a bank's statement says. Refused whole when any part cannot be read: a part of it is never given. */
  readStatement(content: Uint8Array): Result<readonly BankStatement[], StatementRefusal>;
}

/** The rail is called, and answers per payout. */
export interface CallRail extends AnyRail, StatementRail {
  readonly delivery: 'call';
  /**
   * For how long after its first arrival a repeated key moves nothing a second time; infinite where the rail keeps its
   * keys for ever. Past it a payout that is unknown is only asked about.
   */
  readonly keyWindowMs: number;
  /**
   * Orders the payments; one outcome per order, in their order. Never throws for what the rail does or fails to do:
   * no answer, or one that is not understood, is `unknown`. The caller runs `prepare` before it stores the keys.
   */
  submit(batch: PayoutBatch): Promise<readonly OrderOutcome[]>;
  /** What the rail knows under these keys, in their order. Moves nothing; never throws for what the rail does. */
  find(endToEndIds: readonly string[]): Promise<readonly FoundOrder[]>;
  /** The statement of whole days, for `readStatement`. Throws when the rail does not give it. */
  fetchStatement(query: StatementQuery): Promise<Uint8Array>;
}

/** People bring the document to the bank, and its statement back. */
export interface FileRail extends AnyRail, StatementRail {
  readonly delivery: 'file';
}

/** People pay from a list, and prove it. */
export interface ManualRail extends AnyRail {
  readonly delivery: 'manual';
  /** The movement that a proof shows, in the form of a statement's entry; or why it proves nothing about this order. */
  settle(input: {
    readonly order: Pick<PayoutOrder, 'endToEndId' | 'amountMinor' | 'currency'>;
    readonly proof: PaymentProof;
    /** The day on which the list was handed over; a payment before it is not of this list. */
    readonly handedOverOn: CivilDate;
    readonly today: CivilDate;
  }): Result<BankStatementEntry, { readonly code: ProofRefusalCode }>;
}

export interface StatementQuery {
  readonly account: string;
  readonly from: CivilDate;
  /** Included. */
  readonly to: CivilDate;
}

export interface PayoutDocument {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

export type DocumentRefusal =
  | { readonly code: 'batch_empty' | 'batch_malformed' }
  | {
      readonly code: 'orders_refused';
      readonly orders: readonly { readonly endToEndId: string; readonly code: OrderRefusalCode }[];
    };

/**
 * Why nothing is known. `not_sent`: `prepare` refuses the order, so this call did not send it; an earlier one may have.
 * `key_used_otherwise`: the rail has this key for another payee or amount; a person must look.
 */
export type UnknownReason = 'no_answer' | 'not_understood' | 'not_sent' | 'key_used_otherwise';

/**
 * `accepted`: the rail has it and will carry it out; only the statement says that it did, and it may still come back.
 * `refused`: nothing moved and nothing will under this key; `code` is the rail's own, as `AC04`.
 * `unknown`: money may have moved. Ask with `find`; never send it under another key.
 */
export type OrderOutcome =
  | { readonly status: 'accepted'; readonly endToEndId: string }
  | { readonly status: 'refused'; readonly endToEndId: string; readonly code: string }
  | { readonly status: 'unknown'; readonly endToEndId: string; readonly reason: UnknownReason };

/**
 * `absent`: the rail has not seen the key. The first call may still be on its way, so it is sent again under the same
 * key, within the rail's window, and never under another.
 */
export type FoundOrder =
  | {
      readonly status: 'accepted';
      readonly endToEndId: string;
      /** As ordered; the statement tells what was moved. */
      readonly amountMinor: bigint;
      readonly currency: Currency;
    }
  | { readonly status: 'refused'; readonly endToEndId: string; readonly code: string }
  | { readonly status: 'absent'; readonly endToEndId: string }
  | { readonly status: 'unknown'; readonly endToEndId: string; readonly reason: UnknownReason };

/** What somebody who paid by hand says about it; the evidence itself is kept as a file beside it. */
export interface PaymentProof {
  /** The bank's or provider's own number of the payment. */
  readonly reference: string;
  readonly paidOn: CivilDate;
  readonly amountMinor: bigint;
  readonly currency: Currency;
}

export const proofRefusalCodes = [
  'reference_missing',
  'reference_too_long',
  'amount_differs',
  'currency_differs',
  'paid_in_future',
  'paid_before_handed_over',
] as const;
export type ProofRefusalCode = (typeof proofRefusalCodes)[number];
