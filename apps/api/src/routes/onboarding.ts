import { onboardingOperations } from '@countersign/contracts/onboarding/operations';
import { arrangeOnboardingTask } from '@countersign/services/onboarding/arrange';
import { completeOnboardingTask } from '@countersign/services/onboarding/complete';
import { getOnboarding } from '@countersign/services/onboarding/get';
import { listOnboardings } from '@countersign/services/onboarding/list';
import { ownOnboardings } from '@countersign/services/onboarding/mine';
import { openOnboardingByHand } from '@countersign/services/onboarding/open';
import { reviewOnboardingTask } from '@countersign/services/onboarding/review';
import { skipOnboardingTask } from '@countersign/services/onboarding/skip';
import { bind } from '../routing/bind.ts';

export const onboardingRoutes = bind('onboarding', onboardingOperations, {
  list: listOnboardings,
  get: getOnboarding,
  open: openOnboardingByHand,
  mine: ownOnboardings,
  complete: completeOnboardingTask,
  review: reviewOnboardingTask,
  skip: skipOnboardingTask,
  arrange: arrangeOnboardingTask,
});
