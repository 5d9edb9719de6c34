import type { Reply } from './operation-types.ts';
import { ApiProblem, type ProblemCode } from './problem.ts';

type CommandResult = Reply<'command.get'>;

const firstDelay = 300;
const delayMax = 3_000;
const totalMax = 60_000;

interface Waiting {
  readonly first: CommandResult;
  readonly read: (commandId: string) => Promise<CommandResult>;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly onPending?: () => void;
}

/** Asks until the action's outcome is known; a problem when it was refused, ran out, or is still unknown after a minute. */
export async function waitForCommand(waiting: Waiting): Promise<CommandResult | ApiProblem> {
  let result = waiting.first;
  let waited = 0;
  let delay = firstDelay;
  if (result.status === 'pending') waiting.onPending?.();
  while (result.status === 'pending' && waited < totalMax) {
    await waiting.wait(delay);
    waited += delay;
    delay = Math.min(delay * 1.5, delayMax);
    result = await waiting.read(result.commandId);
  }
  switch (result.status) {
    case 'done':
      return result;
    case 'refused':
      return new ApiProblem({ status: 409, code: (result.code ?? 'action_not_available') as ProblemCode });
    case 'expired':
      return new ApiProblem({ status: 409, code: 'expired_command' });
    case 'pending':
      return new ApiProblem({ status: 503, code: 'temporarily_unavailable', facts: { commandId: result.commandId } });
    default:
      return result.status satisfies never;
  }
}
