import { reviewRules } from '@countersign/domain/approval/review-rules';
import type { ReviewedCase } from '@countersign/domain/approval/reviewed-case';
import { reviewOptions } from '@countersign/domain/process/review-options';
import { runCase } from '../approval/run-case.ts';

/** The review of something that was prepared or asked for, such as a period's statements or an application. */
export async function reviewedCase(snapshot: ReviewedCase): Promise<void> {
  await runCase(snapshot, reviewRules(reviewOptions[snapshot.process]));
}
