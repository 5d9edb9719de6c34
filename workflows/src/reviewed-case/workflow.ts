import { type ReviewedCase, reviewedCaseRules } from '@countersign/domain/approval/reviewed-case';
import { runCase } from '../approval/run-case.ts';

/** The review of something that was prepared, such as a period's statements or a list of payouts. */
export async function reviewedCase(snapshot: ReviewedCase): Promise<void> {
  await runCase(snapshot, reviewedCaseRules);
}
