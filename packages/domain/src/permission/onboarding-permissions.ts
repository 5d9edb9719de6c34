/** How far new partners are, and what all of them agreed to. */
export const readsOnboarding = [
  'onboarding.list',
  'onboarding.get',
  'onboarding-template.list',
  'onboarding-template.get',
  'agreement.list',
  'agreement.get',
  'agreement.version',
  'agreement.consents',
  'agreement.proposal',
  'agreement.copy',
] as const;

/** Tasks of staff; who may look at which of them its role says. */
export const doesOnboarding = ['onboarding.complete', 'onboarding.review'] as const;

export const managesOnboarding = [
  'onboarding.open',
  'onboarding.skip',
  'onboarding.arrange',
  'onboarding-template.save',
] as const;

export const writesAgreements = ['agreement.create', 'agreement.save-draft'] as const;
/** Never by whoever wrote it. */
export const putsAgreementsInForce = ['agreement.activate'] as const;

export const readsOwnOnboarding = ['onboarding.mine', 'agreement.mine', 'agreement.copy'] as const;
/** Binding the partner is for those who may act for all of it. */
export const agreesForPartner = ['agreement.accept', 'agreement.propose'] as const;
