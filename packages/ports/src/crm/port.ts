import type { OutsideAccounts } from '../outside-account/port.ts';

/** What the sales system of the company knows of a partner. */
export interface CrmDetail {
  readonly partnerId: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly type: string;
  readonly website: string | null;
}

export type Crm = OutsideAccounts<CrmDetail>;
