import { condition, continueAsNew, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';
import type { RatingActivities } from './activities.ts';

/** Something was queued: sent to the tenant's run, which it also starts. */
export const ratingNudged = defineSignal('ratingNudged');

const turnsMax = 200;

const { rateTenant, rateTenants } = proxyActivities<RatingActivities>({
  startToCloseTimeout: '6h',
  heartbeatTimeout: '1m',
  retry: { initialInterval: '1s', maximumInterval: '1m', maximumAttempts: 100 },
});

/** One run per tenant at a time; whoever nudges it while it works has it go round once more. */
export async function rateEvents(input: { readonly tenantId: string }): Promise<void> {
  let isNudged = true;
  setHandler(ratingNudged, () => {
    isNudged = true;
  });
  for (let turn = 0; turn < turnsMax && isNudged; turn += 1) {
    isNudged = false;
    await rateTenant(input);
    // A moment, so that nudges that come in quick succession cost one turn.
    await condition(() => isNudged, '200ms');
  }
  if (isNudged) await continueAsNew<typeof rateEvents>(input);
}

/** Run by a schedule: finds what no nudge told of, and lines whose hold has ended. */
export async function rateWhatWaits(): Promise<{ readonly tenants: number }> {
  return rateTenants();
}
