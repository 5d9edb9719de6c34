import type { Candidate, PolicyDocument, RouteStep } from './policy.ts';

const role = (name: Extract<Candidate, { kind: 'role' }>['role']): Candidate => ({ kind: 'role', role: name });

const timing = {
  dueIn: '3BD',
  remindBefore: '1BD',
  onBreach: 'escalate',
  escalations: [
    { atPercent: 100, to: [role('channel_director')] },
    { atPercent: 200, to: [role('administrator')] },
  ],
} as const;

const manager: RouteStep = {
  name: 'partner manager',
  candidates: [role('partner_manager')],
  otherwise: [role('channel_director'), role('administrator')],
  required: 1,
  distinctFrom: 'all',
  ...timing,
};

const compliance: RouteStep = {
  ...manager,
  name: 'compliance',
  candidates: [role('compliance_analyst')],
  otherwise: [role('administrator')],
};

/**
 * Whoever is already there is turned away by rule, whom we invited and find nothing against comes in by rule, and
 * everybody else is looked at within three business days. What looks risky is never approved by a rule.
 */
export const defaultApplicationPolicy: PolicyDocument = {
  process: 'application',
  rules: [
    {
      name: 'open already',
      when: 'hasOpenApplication',
      then: { auto: { outcome: 'reject', reason: 'duplicate', releaseAfter: '4BH' } },
    },
    { name: 'high risk', when: 'risk == "high"', then: { steps: [manager, compliance] } },
    {
      name: 'invited',
      when: 'isInvited && risk == "low" && !isKnownPartner',
      then: { auto: { outcome: 'approve', releaseAfter: '4BH' } },
    },
    { name: 'a person looks', then: { steps: [manager] } },
  ],
};
