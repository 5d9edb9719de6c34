import { proposalRejectionReasons } from '../agreement/agreement.ts';
import { applicationRejectionReasons } from '../application/application.ts';
import { dataRequestRejectionReasons } from '../data-request/data-request.ts';
import { dealRejectionReasons } from '../deal-registration/deal.ts';
import { renewalRejectionReasons } from '../renewal/renewal.ts';
import { blockingReportReasons } from '../vetting/blocking-report.ts';
import { vettingRejectionReasons } from '../vetting/vetting.ts';
import type { ProcessName } from './registry.ts';

/** Why a case of each process may be rejected: what people choose from and what rules may name. */
export const rejectionReasons = {
  'deal-registration': dealRejectionReasons,
  'period-close': dealRejectionReasons,
  'payout-run': dealRejectionReasons,
  adjustment: dealRejectionReasons,
  application: applicationRejectionReasons,
  vetting: vettingRejectionReasons,
  'blocking-report': blockingReportReasons,
  'data-request': dataRequestRejectionReasons,
  renewal: renewalRejectionReasons,
  'agreement-change': proposalRejectionReasons,
  exit: dealRejectionReasons,
  'exit-appeal': dealRejectionReasons,
  'tier-change': dealRejectionReasons,
  onboarding: [],
} as const satisfies Record<ProcessName, readonly string[]>;

export type RejectionReason = (typeof rejectionReasons)[ProcessName][number];

/** Every reason of any process, each once. */
export const allRejectionReasons: readonly RejectionReason[] = [...new Set(Object.values(rejectionReasons).flat())];
