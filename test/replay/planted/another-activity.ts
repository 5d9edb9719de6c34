import { dealRegistration as dealToday } from '@countersign/workflows/deal-registration/workflow';
import { releasePayouts as releaseToday } from '@countersign/workflows/payout-release/workflow';
import { closePeriod as closeToday } from '@countersign/workflows/period-close/workflow';
import { reviewedCase as reviewToday } from '@countersign/workflows/reviewed-case/workflow';
import { runSaga as sagaToday } from '@countersign/workflows/saga/workflow';
import { proxyActivities } from '@temporalio/workflow';

const { greet } = proxyActivities<{ greet(): Promise<void> }>({ startToCloseTimeout: '20s' });

/** A change that running cases could not follow: another activity comes first. */
function greeting<Input>(today: (input: Input) => Promise<void>): (input: Input) => Promise<void> {
  return async (input) => {
    await greet();
    await today(input);
  };
}

export const dealRegistration = greeting(dealToday);
export const reviewedCase = greeting(reviewToday);
export const releasePayouts = greeting(releaseToday);
export const closePeriod = greeting(closeToday);
export const runSaga = greeting(sagaToday);
