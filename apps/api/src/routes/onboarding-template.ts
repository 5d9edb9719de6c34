import { onboardingTemplateOperations } from '@countersign/contracts/onboarding/operations';
import { getOnboardingTemplate } from '@countersign/services/onboarding-template/get';
import { listOnboardingTemplates } from '@countersign/services/onboarding-template/list';
import { saveOnboardingTemplate } from '@countersign/services/onboarding-template/save';
import { bind } from '../routing/bind.ts';

export const onboardingTemplateRoutes = bind('onboarding-template', onboardingTemplateOperations, {
  list: listOnboardingTemplates,
  get: getOnboardingTemplate,
  save: saveOnboardingTemplate,
});
