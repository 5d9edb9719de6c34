import type { OutsideAccounts } from '../outside-account/port.ts';

/** The account under which a partner's clients trade. */
export interface TradingDetail {
  readonly partnerId: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Of the program. */
  readonly currency: string;
}

export type TradingPlatform = OutsideAccounts<TradingDetail>;
