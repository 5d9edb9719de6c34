import { dealRegistration as dealToday } from '@countersign/workflows/deal-registration/workflow';
import { releasePayouts as releaseToday } from '@countersign/workflows/payout-release/workflow';
import { closePeriod as closeToday } from '@countersign/workflows/period-close/workflow';
import { reviewedCase as reviewToday } from '@countersign/workflows/reviewed-case/workflow';
import { runSaga as sagaToday } from '@countersign/workflows/saga/workflow';
import { sleep } from '@temporalio/workflow';

/** A change that running cases could not follow: each waits before anything else. */
function waiting<Input>(today: (input: Input) => Promise<void>): (input: Input) => Promise<void> {
  return async (input) => {
    await sleep('1s');
    await today(input);
  };
}

export const dealRegistration = waiting(dealToday);
export const reviewedCase = waiting(reviewToday);
export const releasePayouts = waiting(releaseToday);
export const closePeriod = waiting(closeToday);
export const runSaga = waiting(sagaToday);
