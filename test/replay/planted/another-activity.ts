import { dealRegistration as today } from '@countersign/workflows/deal-registration/workflow';
import { proxyActivities } from '@temporalio/workflow';

const { greet } = proxyActivities<{ greet(): Promise<void> }>({ startToCloseTimeout: '20s' });

/** A change that running cases could not follow: another activity comes first. */
export async function dealRegistration(snapshot: Parameters<typeof today>[0]): Promise<void> {
  await greet();
  await today(snapshot);
}
