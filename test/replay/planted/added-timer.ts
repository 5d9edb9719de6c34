import { dealRegistration as today } from '@countersign/workflows/deal-registration/workflow';
import { sleep } from '@temporalio/workflow';

/** A change that running cases could not follow: it waits before anything else. */
export async function dealRegistration(snapshot: Parameters<typeof today>[0]): Promise<void> {
  await sleep('1s');
  await today(snapshot);
}
