import type { CaseState } from '../case/case-state.ts';
import { type ProcessRules, refuse, systemActor, type Transition } from '../case/transition.ts';

export type GreetingCase = CaseState<'waiting' | 'greeted', { readonly greetings: number }>;

/** A process that ends when somebody has greeted. */
export const greetingRules: ProcessRules<GreetingCase> = {
  isClosed: (state) => state.status === 'greeted',
  react: (state, input) => {
    switch (input.kind) {
      case 'start':
        return state.seq === 0 ? step(state, 'wait') : null;
      case 'command':
        if (input.message.kind !== 'greet') return refuse('action_not_available');
        return { ...step({ ...state, status: 'greeted' }, 'greet'), commandId: input.message.commandId };
      case 'signal':
      case 'timer':
        return null;
      default:
        return input satisfies never;
    }
  },
};

function step(state: GreetingCase, name: string): Transition<GreetingCase> {
  const next = { ...state, seq: state.seq + 1 };
  return { name, actor: systemActor, commandId: null, decision: null, facts: {}, next };
}
