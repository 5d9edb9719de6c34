import type { OutsideAccounts } from '../outside-account/port.ts';

/** One person's place on a list; closing it unsubscribes them. */
export interface SubscriptionDetail {
  readonly partnerId: string;
  readonly list: string;
  readonly address: string;
  readonly name: string;
  readonly language: string;
}

export type MailingList = OutsideAccounts<SubscriptionDetail>;
