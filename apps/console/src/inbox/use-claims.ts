import type { Task } from '@countersign/contracts/task/task';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useSession } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';

/** Takes tasks and gives them back, so that colleagues see who is on what. One answer per task. */
export function useClaims() {
  const t = useText();
  const notify = useNotify();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const { current } = useSession();
  const [isBusy, setBusy] = useState(false);

  const isMine = (task: Task) => task.claimedBy !== null && task.claimedBy.id === current?.id;

  async function change(tasks: readonly Task[], action: 'claim' | 'release') {
    setBusy(true);
    const answers = await Promise.allSettled(tasks.map((task) => call(`task.${action}`, { params: { id: task.id } })));
    setBusy(false);
    const refusals = answers.filter((answer) => answer.status === 'rejected');
    const count = answers.length - refusals.length;
    if (refusals.length === 0) notify(t(`inbox.${action}Done`, { count }), { type: 'success' });
    else {
      const reason = problemText(refusals[0]?.reason);
      notify(t('inbox.partlyDone', { done: count, all: answers.length, reason }), { type: 'warning' });
    }
    await queryClient.invalidateQueries({ queryKey: ['task'] });
    await queryClient.invalidateQueries({ queryKey: ['case'] });
  }

  return {
    isBusy,
    isMine,
    claim: (tasks: readonly Task[]) => change(tasks, 'claim'),
    release: (tasks: readonly Task[]) => change(tasks, 'release'),
    toggle: (task: Task) => change([task], isMine(task) ? 'release' : 'claim'),
  };
}
