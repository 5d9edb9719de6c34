/** In the order in which they are carried out: what others see of the partner comes last. */
export const provisioningSteps = [
  'portal_roles',
  'crm_account',
  'trading_account',
  'tracking_link',
  'referral_code',
  'mailing_list',
] as const;
export type ProvisioningStep = (typeof provisioningSteps)[number];

/** Systems of other companies; a step that needs one is there only where that one is configured. */
export const outsideSystems = ['crm', 'trading-platform', 'mailing-list'] as const;
export type OutsideSystem = (typeof outsideSystems)[number];

interface StepTraits {
  /** Null for what the product does itself. */
  readonly system: OutsideSystem | null;
  /** Whether a partner is of use without it, so that a person may leave it out. */
  readonly isOptional: boolean;
}

export const provisioningStepTraits: Readonly<Record<ProvisioningStep, StepTraits>> = {
  portal_roles: { system: null, isOptional: false },
  crm_account: { system: 'crm', isOptional: true },
  trading_account: { system: 'trading-platform', isOptional: false },
  tracking_link: { system: null, isOptional: false },
  referral_code: { system: null, isOptional: true },
  mailing_list: { system: 'mailing-list', isOptional: true },
};

/** What can be chosen, given the systems that are configured. */
export function availableSteps(configured: ReadonlySet<OutsideSystem>): readonly ProvisioningStep[] {
  return provisioningSteps.filter((step) => {
    const { system } = provisioningStepTraits[step];
    return system === null || configured.has(system);
  });
}

/** The chosen steps that can be carried out, in their order. */
export function stepsToRun(
  chosen: readonly ProvisioningStep[],
  configured: ReadonlySet<OutsideSystem>,
): readonly ProvisioningStep[] {
  return availableSteps(configured).filter((step) => chosen.includes(step));
}

const codeLengthMax = 12;

/**
 * The code that buyers type, from the partner's name: capital letters and digits, at most 12. The n-th attempt, from 0,
 * appends its number.
 */
export function referralCodeOf(partnerName: string, attempt: number): string {
  const letters = partnerName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const tail = attempt === 0 ? '' : String(attempt + 1);
  const head = (letters === '' ? 'PARTNER' : letters).slice(0, codeLengthMax - tail.length);
  return `${head.length < 3 ? `${head}PARTNER`.slice(0, codeLengthMax - tail.length) : head}${tail}`;
}
