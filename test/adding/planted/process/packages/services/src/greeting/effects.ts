import type { GreetingCase } from '@countersign/domain/greeting/react';
import { greetingRules } from '@countersign/domain/greeting/react';
import type { ProcessEffects } from '../case/effect.ts';

export const greetingEffects: ProcessEffects<GreetingCase> = {
  isClosed: greetingRules.isClosed,
  effects: {
    wait: async () => ({ kind: 'applied', resolution: {}, timeline: [{ kind: 'submitted', visibility: 'internal' }] }),
    greet: async ({ state }) => ({
      kind: 'applied',
      resolution: { data: { greetings: state.data.greetings + 1 } },
      timeline: [{ kind: 'approved', visibility: 'shared' }],
    }),
  },
};
