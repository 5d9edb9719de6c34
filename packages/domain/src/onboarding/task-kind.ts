/** What a task of an onboarding is about. */
export const onboardingTaskKinds = [
  'agreement',
  'training',
  'tax_form',
  'payment_method',
  'provisioning',
  'first_link',
  'first_deal',
  'document',
  'manual',
] as const;
export type OnboardingTaskKind = (typeof onboardingTaskKinds)[number];

/** Kinds that somebody says are done; every other one is done when the fact itself is there. */
export const saidKinds = ['document', 'manual'] as const satisfies readonly OnboardingTaskKind[];

/** Whether a person may say that it is done, or the product has to see it. */
export function isSaid(kind: OnboardingTaskKind): boolean {
  return saidKinds.some((said) => said === kind);
}
