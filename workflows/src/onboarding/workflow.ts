import type { OnboardingCase } from '@countersign/domain/onboarding/onboarding-case';
import { onboardingRules } from '@countersign/domain/onboarding/react';
import { runCase } from '../approval/run-case.ts';

/** A partner's way into a program, from the first task of its plan until nothing is to follow its activation any more. */
export async function onboarding(snapshot: OnboardingCase): Promise<void> {
  await runCase(snapshot, onboardingRules);
}
