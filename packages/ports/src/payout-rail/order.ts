import type { Currency } from '@countersign/domain/currency/currencies';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import type { Instant } from '@countersign/domain/time/instant';

/** An account and whose it is. `account` is what the rail needs: an IBAN, or for a manual rail words for a person. */
export interface RailAccount {
  readonly holder: string;
  readonly account: string;
  readonly bic: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** One payout as the rail sees it. */
export interface PayoutOrder {
  /** The key of this attempt (`endToEndIdOf`), stored by the caller before any call. At most 35 letters, digits and dashes. */
  readonly endToEndId: string;
  readonly payee: RailAccount;
  readonly amountMinor: bigint;
  readonly currency: Currency;
  /** What the payee reads on its statement. */
  readonly remittance: string;
}

export interface PayoutBatch {
  /** Names the file or message (`batchIdOf`); another one for orders that are sent again. */
  readonly id: string;
  readonly payer: RailAccount;
  /** The day on which the money shall leave. */
  readonly payOn: CivilDate;
  /** Stands in the document, so that the same batch gives the same bytes. */
  readonly createdAt: Instant;
  readonly orders: readonly PayoutOrder[];
}

/** Why a rail cannot carry an order. */
export const orderRefusalCodes = [
  'key_malformed',
  'key_twice',
  'amount_not_positive',
  'amount_too_large',
  'currency_not_supported',
  'holder_missing',
  'holder_too_long',
  'holder_not_writable',
  'account_missing',
  'account_malformed',
  'account_checksum_wrong',
  'account_not_reachable',
  'bic_malformed',
  'bic_missing',
  'payer_unusable',
] as const;
export type OrderRefusalCode = (typeof orderRefusalCodes)[number];

/** An order after the rail's checks; `holder` and `remittance` as they will be written, in the rail's letters. */
export type PreparedOrder =
  | {
      readonly status: 'ready';
      readonly endToEndId: string;
      readonly holder: string;
      readonly account: string;
      readonly remittance: string;
    }
  | { readonly status: 'refused'; readonly endToEndId: string; readonly code: OrderRefusalCode };
