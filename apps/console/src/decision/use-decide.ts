import type { Task } from '@countersign/contracts/task/task';
import type { Body } from '@countersign/ui/client/operation-types';
import { useCallback, useState } from 'react';
import { useCarryOut } from '../data/use-carry-out.ts';
import { useText } from '../text/use-text.ts';

export type Decision = Body<'task.decide'>;

/** Decides on a task over the revision that was looked at, and remembers which decisions are still being carried out. */
export function useDecide() {
  const t = useText();
  const carryOut = useCarryOut();
  const [underway, setUnderway] = useState<ReadonlySet<string>>(new Set());

  const decide = useCallback(
    (task: Task, decision: Decision) =>
      carryOut(
        'task.decide',
        { params: { id: task.id }, body: decision, ifMatch: task.revision },
        {
          done: t(`decision.done.${decision.outcome}`, { title: task.caseTitle }),
          onUnderway: (isUnderway) =>
            setUnderway(
              (before) => new Set([...before].filter((id) => id !== task.id).concat(isUnderway ? task.id : [])),
            ),
        },
      ),
    [carryOut, t],
  );

  return { decide, underway };
}
