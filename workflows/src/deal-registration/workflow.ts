import type { DealCase } from '@countersign/domain/deal-registration/deal-case';
import { dealRegistrationRules } from '@countersign/domain/deal-registration/react';
import { runCase } from '../approval/run-case.ts';

/**
 * A partner's registration of a deal, from its submission until it is won, lost, rejected, withdrawn or expired. The
 * process itself is in the domain's rules; this runs them durably.
 */
export async function dealRegistration(snapshot: DealCase): Promise<void> {
  await runCase(snapshot, dealRegistrationRules);
}
