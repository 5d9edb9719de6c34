import { manualRail } from '@countersign/integration-manual/adapter';
import { sepaRail } from '@countersign/integration-sepa/adapter';
import type { CallRail, FileRail, ManualRail } from '@countersign/ports/payout-rail/port';

export interface PayoutRails {
  readonly sepa: CallRail | FileRail;
  readonly manual: ManualRail;
}

/** How payouts travel: SEPA by a call where a bank is configured, else by files; and by hand, which is always there. */
export function payoutRailsOf(configuration: { readonly BANK_URL?: string | undefined }): PayoutRails {
  const { BANK_URL: bankUrl } = configuration;
  return { sepa: sepaRail(bankUrl === undefined ? {} : { bankUrl }), manual: manualRail() };
}
