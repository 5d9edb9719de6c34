import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { SagaActivities } from './activities.ts';

/** Somebody has changed the saga: sent to its run, which it also starts. */
export const sagaNudged = defineSignal('sagaNudged');

const { nextSagaTurn, doSagaStep, undoSagaStep } = proxyActivities<SagaActivities>({
  startToCloseTimeout: '5m',
  heartbeatTimeout: '15s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/**
 * Carries a saga out, or undoes it, one step after the other, as its rows say. A failed step is tried again after a pause;
 * one that waits for a person keeps nothing running: whoever decides starts this again.
 */
export async function runSaga(input: { readonly tenantId: string; readonly sagaId: string }): Promise<void> {
  let isNudged = true;
  setHandler(sagaNudged, () => {
    isNudged = true;
  });
  while (isNudged) {
    isNudged = false;
    let turn = await nextSagaTurn(input);
    while (turn.kind === 'do' || turn.kind === 'undo') {
      const { kind, step, at } = turn;
      const pauseMs = (at ?? 0) - Date.now();
      if (pauseMs > 0 && (await condition(() => isNudged, pauseMs))) {
        isNudged = false;
        turn = await nextSagaTurn(input);
        continue;
      }
      turn = kind === 'do' ? await doSagaStep({ ...input, step }) : await undoSagaStep({ ...input, step });
      if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof runSaga>(input);
    }
  }
}
