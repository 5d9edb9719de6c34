import type { ProcessName } from '@countersign/domain/process/registry';
import type { CaseRunner, CommandOutcome, SendCommand } from '@countersign/ports/case-runner/port';
import {
  type Client,
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';
import { superseded } from '../approval/superseded.ts';
import type { Queues } from './queues.ts';

const workflowTypes = {
  'deal-registration': 'dealRegistration',
  'period-close': 'reviewedCase',
  'payout-run': 'reviewedCase',
  adjustment: 'reviewedCase',
  application: 'reviewedCase',
  vetting: 'reviewedCase',
  'blocking-report': 'reviewedCase',
  'data-request': 'reviewedCase',
  renewal: 'reviewedCase',
  'agreement-change': 'reviewedCase',
  exit: 'reviewedCase',
  'exit-appeal': 'reviewedCase',
  'tier-change': 'reviewedCase',
  onboarding: 'onboarding',
} as const satisfies Record<ProcessName, string>;

/** How long an availability answer is good for; decisions come in bursts. */
const availableForMs = 500;
const callDeadlineMs = 5_000;
const notFound = 5;

/** Cases on a Temporal server. */
export function createCaseRunner(client: Client, queues: Queues): CaseRunner {
  let lastSeenAt = 0;
  const soon = <T>(work: () => Promise<T>, ms = callDeadlineMs) =>
    client.connection.withDeadline(Date.now() + ms, work);
  return {
    async isAvailable(deadlineMs) {
      if (Date.now() - lastSeenAt < availableForMs) return true;
      try {
        await soon(() => client.workflowService.getSystemInfo({}), deadlineMs);
        lastSeenAt = Date.now();
        return true;
      } catch (error) {
        if (isGrpcServiceError(error)) return false;
        throw error;
      }
    },
    async start({ workflowId, process, snapshot }) {
      try {
        await soon(() =>
          client.workflow.start(workflowTypes[process], {
            workflowId,
            taskQueue: queues.cases,
            args: [snapshot],
            // One that was ended from outside may be started again; one that finished never is.
            workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
            workflowIdConflictPolicy: 'USE_EXISTING',
          }),
        );
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    },
    send: (command) => send(client, command),
    async signal({ workflowId, signal, payload }) {
      try {
        await soon(() => client.workflow.getHandle(workflowId).signal('tell', { signal, facts: payload }));
        return 'told';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'closed';
        throw error;
      }
    },
    async describe(workflowId) {
      try {
        const { status } = await soon(() => client.workflow.getHandle(workflowId).describe());
        return status.name === 'RUNNING' ? 'running' : 'closed';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError || (isGrpcServiceError(error) && error.code === notFound))
          return 'missing';
        throw error;
      }
    },
    async terminate(workflowId, reason) {
      try {
        await soon(() => client.workflow.getHandle(workflowId).terminate(reason));
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    },
  };
}

async function send(client: Client, command: SendCommand): Promise<CommandOutcome> {
  const handle = client.workflow.getHandle(command.workflowId);
  try {
    const result = await client.connection.withDeadline(Date.now() + command.deadlineMs, () =>
      handle.executeUpdate<Record<string, unknown>, [Record<string, unknown>]>('act', {
        args: [command.message],
        updateId: command.commandId,
      }),
    );
    return { status: 'done', result };
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError) {
      if (error.cause instanceof ApplicationFailure && error.cause.type === superseded) return { status: 'closed' };
      if (error.cause instanceof ApplicationFailure && error.cause.type)
        return { status: 'refused', code: error.cause.type };
      throw error;
    }
    if (error instanceof WorkflowNotFoundError) return { status: 'closed' };
    if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { status: 'unknown' };
    // Whatever broke on the way back, the command may have arrived.
    if (isGrpcServiceError(error)) return { status: 'unknown' };
    throw error;
  }
}
