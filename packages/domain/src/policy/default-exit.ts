import type { Candidate, PolicyDocument, RouteStep } from './policy.ts';

const role = (name: Extract<Candidate, { kind: 'role' }>['role']): Candidate => ({ kind: 'role', role: name });

const step = (name: string, candidates: readonly Candidate[]): RouteStep => ({
  name,
  candidates,
  otherwise: [role('administrator')],
  required: 1,
  distinctFrom: 'all',
  dueIn: '2BD',
  remindBefore: '1BD',
  onBreach: 'escalate',
  escalations: [{ atPercent: 100, to: [role('administrator')] }],
});

const director = step('director', [role('channel_director')]);
const compliance = step('compliance', [role('compliance_analyst'), role('legal')]);
const finance = step('finance', [role('finance_approver')]);

/** A director agrees to every end of a membership; compliance or legal too where it is at once or money is blocked, finance where much is owed. */
export const defaultExitPolicy: PolicyDocument = {
  process: 'exit',
  rules: [
    { name: 'at once, or money is blocked', when: 'isImmediate || isBlocked', then: { steps: [compliance, director] } },
    { name: 'much is owed', when: 'moneyMinor >= limitMinor', then: { steps: [director, finance] } },
    { name: 'a director agrees', then: { steps: [director] } },
  ],
};

/** Whoever proposed or approved the end decides on no appeal against it. */
export const defaultExitAppealPolicy: PolicyDocument = {
  process: 'exit-appeal',
  rules: [
    {
      name: 'somebody else looks again',
      then: { steps: [{ ...step('legal', [role('legal'), role('channel_director')]), dueIn: '10BD' }] },
    },
  ],
};

export const defaultTierChangePolicy: PolicyDocument = {
  process: 'tier-change',
  rules: [
    { name: 'costs much', when: 'costMinor >= limitMinor', then: { steps: [director, finance] } },
    { name: 'a director agrees', then: { steps: [director] } },
  ],
};
