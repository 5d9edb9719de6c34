import type { CaseRunner, CommandOutcome, SendCommand, StartCase } from './port.ts';

export interface FakeCaseRunner extends CaseRunner {
  readonly started: StartCase[];
  readonly sent: SendCommand[];
  readonly signalled: {
    readonly workflowId: string;
    readonly signal: string;
    readonly payload: Record<string, unknown>;
  }[];
  readonly terminated: string[];
  isUp: boolean;
  /** What the next commands are answered with. */
  answer: (command: SendCommand) => CommandOutcome | Promise<CommandOutcome>;
}

/** Remembers what it was asked and runs nothing. */
export function createFakeCaseRunner(): FakeCaseRunner {
  const running = new Set<string>();
  const closed = new Set<string>();
  const fake: FakeCaseRunner = {
    started: [],
    sent: [],
    signalled: [],
    terminated: [],
    isUp: true,
    answer: () => ({ status: 'done', result: {} }),
    isAvailable: async () => fake.isUp,
    start: async (input) => {
      if (!fake.isUp) throw new Error('The case runner is down.');
      if (running.has(input.workflowId)) return;
      running.add(input.workflowId);
      fake.started.push(input);
    },
    send: async (command) => {
      if (!fake.isUp) return { status: 'unknown' };
      fake.sent.push(command);
      return fake.answer(command);
    },
    signal: async (input) => {
      if (!fake.isUp) throw new Error('The case runner is down.');
      fake.signalled.push(input);
      return running.has(input.workflowId) ? 'told' : 'closed';
    },
    describe: async (workflowId) =>
      running.has(workflowId) ? 'running' : closed.has(workflowId) ? 'closed' : 'missing',
    terminate: async (workflowId) => {
      fake.terminated.push(workflowId);
      if (running.delete(workflowId)) closed.add(workflowId);
    },
  };
  return fake;
}
