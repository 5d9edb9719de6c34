import type { Candidate, PolicyDocument } from './policy.ts';

const role = (name: Extract<Candidate, { kind: 'role' }>['role']): Candidate => ({ kind: 'role', role: name });

/** One person of law, compliance or administration who did not write the request down; within ten business days of the month there is. */
export const defaultDataRequestPolicy: PolicyDocument = {
  process: 'data-request',
  rules: [
    {
      name: 'somebody else decides',
      then: {
        steps: [
          {
            name: 'data protection',
            candidates: [role('legal'), role('compliance_analyst'), role('administrator')],
            required: 1,
            distinctFrom: 'all',
            dueIn: '10BD',
            remindBefore: '3BD',
            onBreach: 'escalate',
            escalations: [{ atPercent: 100, to: [role('administrator')] }],
          },
        ],
      },
    },
  ],
};
