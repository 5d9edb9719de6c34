import type { ServiceContext } from '@countersign/services/context';
import { doStep } from '@countersign/services/saga/do-step';
import { nextTurn } from '@countersign/services/saga/next-turn';
import { undoStep } from '@countersign/services/saga/undo-step';
import type { SagaActivities, SagaTurn } from '@countersign/workflows/saga/activities';
import { Context } from '@temporalio/activity';
import { systemContext, type WorkerParts } from '../worker-context.ts';

const beatEveryMs = 3_000;

export function createSagaActivities(parts: WorkerParts): SagaActivities {
  const contextOf = (tenantId: string): ServiceContext => systemContext(parts, tenantId, 'saga');
  return {
    nextSagaTurn: ({ tenantId, sagaId }) => nextTurn(contextOf(tenantId), sagaId),
    doSagaStep: ({ tenantId, sagaId, step }) => whileBeating(() => doStep(contextOf(tenantId), { sagaId, step })),
    undoSagaStep: ({ tenantId, sagaId, step }) => whileBeating(() => undoStep(contextOf(tenantId), { sagaId, step })),
  };
}

/** Says that this process lives for as long as the other side takes to answer. */
async function whileBeating(work: () => Promise<SagaTurn>): Promise<SagaTurn> {
  const activity = Context.current();
  const timer = setInterval(() => activity.heartbeat(), beatEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
