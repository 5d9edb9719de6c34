import type { PartnerType } from '../partner/partner.ts';
import type { OnboardingTaskKind } from './task-kind.ts';
import type { TemplateTask } from './template.ts';

interface Said {
  readonly needs?: readonly string[];
  readonly dueInDays: number;
  readonly isRequired?: boolean;
}

const seen = (kind: OnboardingTaskKind, { needs = [], dueInDays, isRequired = true }: Said): TemplateTask => ({
  key: kind.replaceAll('_', '-'),
  kind,
  title: null,
  help: null,
  side: kind === 'provisioning' ? 'staff' : 'partner',
  needs,
  dueInDays,
  proof: 'none',
  reviewRole: null,
  isRequired,
});

/** Those who sell for themselves register deals; everybody else sends people by links. */
const sellsByDeals: readonly PartnerType[] = ['reseller', 'technology', 'referral'];

/**
 * What a new partner of a type goes through unless the company says otherwise: the agreement first, the papers for money
 * beside each other, training, and within ninety days something that brings the first customer. Accounts are set up once the partner is active. What a program does not
 * ask for (no agreement in force, no course that is required) is left out when the plan is made.
 */
export function defaultTemplate(partnerType: PartnerType): readonly TemplateTask[] {
  return [
    seen('agreement', { dueInDays: 10 }),
    seen('tax_form', { dueInDays: 10 }),
    seen('payment_method', { dueInDays: 10 }),
    seen('training', { needs: ['agreement'], dueInDays: 20 }),
    seen('provisioning', { dueInDays: 3, isRequired: false }),
    sellsByDeals.includes(partnerType)
      ? seen('first_deal', { dueInDays: 60, isRequired: false })
      : seen('first_link', { dueInDays: 30, isRequired: false }),
  ];
}
