import type { Candidate, PolicyDocument, RouteStep } from './policy.ts';

const role = (name: Extract<Candidate, { kind: 'role' }>['role']): Candidate => ({ kind: 'role', role: name });

const timing = { dueIn: '2BD', remindBefore: '1BD', onBreach: 'escalate' } as const;

const partnerManager: RouteStep = {
  name: 'partner_manager',
  candidates: [{ kind: 'relation', relation: 'partner.manager' }],
  otherwise: [role('partner_manager')],
  required: 1,
  distinctFrom: 'all',
  ...timing,
  escalations: [
    { atPercent: 100, to: [role('partner_manager')] },
    { atPercent: 200, to: [role('channel_director')] },
  ],
};

const salesOwner: RouteStep = {
  name: 'sales_owner',
  candidates: [{ kind: 'relation', relation: 'account.sales_owner' }],
  otherwise: [role('sales_owner')],
  required: 1,
  distinctFrom: 'all',
  ...timing,
  escalations: [
    { atPercent: 100, to: [role('sales_owner')] },
    { atPercent: 200, to: [role('channel_director')] },
  ],
};

const channelDirector: RouteStep = {
  name: 'channel_director',
  candidates: [role('channel_director')],
  required: 1,
  distinctFrom: 'all',
  ...timing,
  escalations: [{ atPercent: 100, to: [role('administrator')] }],
};

const finance: RouteStep = {
  name: 'finance',
  candidates: [role('finance_approver')],
  required: 1,
  distinctFrom: 'all',
  ...timing,
  escalations: [
    { atPercent: 100, to: [role('administrator')] },
    { atPercent: 200, to: [role('channel_director')] },
  ],
};

const isContested = 'hasMatch || isNamedAccount';
const isLarge = '!amountKnown || amountMinor >= thresholdMinor || discountAskedBp > standardDiscountBp';

/**
 * The policy a new program starts with. Clean and small is approved by rule, released after four business hours; a
 * possible conflict asks the partner's manager and the account's sales owner; size or a special discount asks the
 * channel director and finance besides; anything else is the partner manager's.
 */
export const defaultDealRegistrationPolicy: PolicyDocument = {
  process: 'deal-registration',
  rules: [
    {
      name: 'contested and large',
      when: `(${isContested}) && (${isLarge})`,
      then: { steps: [partnerManager, salesOwner, channelDirector, finance] },
    },
    { name: 'contested', when: isContested, then: { steps: [partnerManager, salesOwner] } },
    { name: 'large', when: isLarge, then: { steps: [partnerManager, channelDirector, finance] } },
    {
      name: 'clean and small',
      when: 'hasContact && !isRandomSample',
      then: { auto: { outcome: 'approve', releaseAfter: '4BH' } },
    },
    { name: 'everything else', then: { steps: [partnerManager] } },
  ],
};
