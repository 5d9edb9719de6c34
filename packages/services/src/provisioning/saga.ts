import { noteOnboardingDone } from '../onboarding/note-done.ts';
import type { SagaDefinition } from '../saga/definition.ts';
import { outsideSteps } from './outside-steps.ts';
import { ownSteps } from './own-steps.ts';

/** Sets a partner up in a program: here and in other systems. About an enrollment. */
export const provisioningSaga: SagaDefinition = {
  kind: 'provisioning',
  steps: [...ownSteps, ...outsideSteps],
  isUndoneByHand: true,
  ended: async (ctx, tx, saga, how) => {
    if (how === 'done' && saga.programId !== null)
      await noteOnboardingDone(ctx, tx, {
        partnerId: saga.partnerId,
        programId: saga.programId,
        kind: 'provisioning',
        ref: saga.id,
      });
  },
};
