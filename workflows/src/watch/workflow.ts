import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, proxyActivities, startChild } from '@temporalio/workflow';
import type { WatchActivities } from './activities.ts';

const activities = proxyActivities<WatchActivities>({
  startToCloseTimeout: '2h',
  heartbeatTimeout: '1m',
  retry: { initialInterval: '5s', maximumInterval: '2m' },
});

/**
 * Run by a schedule, more often than once a day: each tenant whose day is not over gets a workflow of its own, so that a large
 * one delays no other, and a day on which nothing could run is made up as soon as something can.
 */
export async function watchPartners(): Promise<void> {
  for (const tenantId of await activities.tenantsToWatch()) {
    try {
      await startChild(watchTenant, {
        workflowId: `watch/${tenantId}`,
        args: [{ tenantId }],
        parentClosePolicy: ParentClosePolicy.ABANDON,
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
}

/** One tenant's day; no workflow waits for a licence to run out. */
export async function watchTenant(input: { readonly tenantId: string }): Promise<void> {
  await activities.watchTenantDay(input);
}
