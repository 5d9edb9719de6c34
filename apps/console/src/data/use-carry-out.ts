import type { CallInput, DecisionId } from '@countersign/ui/client/operation-types';
import { isProblem, type ProblemCode } from '@countersign/ui/client/problem';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNotify } from 'react-admin';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { callDecision } from './api.ts';

/** After these the screen shows something that is no longer so, and is read again. */
const outdatedCodes: readonly ProblemCode[] = [
  'already_decided',
  'not_open',
  'stale_revision',
  'slot_taken',
  'not_a_candidate',
  'expired_command',
  'action_not_available',
];
const queriesOfCases = [
  'task',
  'case',
  'deal',
  'deal-registrations',
  'periods',
  'statements',
  'payout-runs',
  'payouts',
  'onboardings',
];

/**
 * Has a running case carry something out and waits for the answer; nothing is shown as done before it is. While the
 * outcome is unknown (202) the promise is already settled: the screen says so, and tells the outcome when it is known.
 * A refusal is thrown, for the dialog that asked.
 */
export function useCarryOut() {
  const t = useText();
  const notify = useNotify();
  const problemText = useProblemText();
  const queryClient = useQueryClient();

  const refresh = useCallback(
    () => Promise.all(queriesOfCases.map((name) => queryClient.invalidateQueries({ queryKey: [name] }))),
    [queryClient],
  );

  return useCallback(
    <Id extends DecisionId>(
      id: Id,
      input: CallInput<Id>,
      say: { done: string; onUnderway?: (isUnderway: boolean) => void },
    ): Promise<void> =>
      new Promise((resolve, reject) => {
        let isUnderway = false;
        callDecision(id, input, () => {
          isUnderway = true;
          say.onUnderway?.(true);
          notify(t('decision.pending'), { type: 'info' });
          resolve();
        })
          .then(async () => {
            notify(say.done, { type: 'success' });
            await refresh();
            resolve();
          })
          .catch((error: unknown) => {
            if (isProblem(error) && outdatedCodes.includes(error.code)) void refresh();
            if (isUnderway) notify(problemText(error), { type: 'warning', autoHideDuration: 12_000 });
            else reject(error);
          })
          .finally(() => {
            if (isUnderway) say.onUnderway?.(false);
          });
      }),
    [notify, problemText, refresh, t],
  );
}
