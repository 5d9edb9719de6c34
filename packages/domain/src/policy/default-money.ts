import type { Candidate, PolicyDocument, RouteStep } from './policy.ts';

const role = (name: Extract<Candidate, { kind: 'role' }>['role']): Candidate => ({ kind: 'role', role: name });

const timing = { dueIn: '2BD', remindBefore: '1BD', onBreach: 'escalate' } as const;

const approvers = (name: string, required: number): RouteStep => ({
  name,
  candidates: [role('finance_approver')],
  otherwise: [role('administrator')],
  required,
  distinctFrom: 'all',
  ...timing,
  escalations: [{ atPercent: 100, to: [role('administrator')] }],
});

/** A closed period is published when somebody from finance who did not prepare it has approved its statements. */
export const defaultPeriodClosePolicy: PolicyDocument = {
  process: 'period-close',
  rules: [{ name: 'finance approves', then: { steps: [approvers('finance', 1)] } }],
};

/** Money leaves when two people from finance, who neither prepared the run nor changed a payee in it, have approved the list. */
export const defaultPayoutRunPolicy: PolicyDocument = {
  process: 'payout-run',
  rules: [
    {
      name: 'above the limit',
      when: 'totalMinor >= limitMinor',
      then: {
        steps: [approvers('finance', 2), { ...approvers('director', 1), candidates: [role('channel_director')] }],
      },
    },
    { name: 'two approve', then: { steps: [approvers('finance', 2)] } },
  ],
};

/** A correction by hand is earned or taken away when somebody from finance who did not propose it has approved it; a large one needs two. */
export const defaultAdjustmentPolicy: PolicyDocument = {
  process: 'adjustment',
  rules: [
    { name: 'above the limit', when: 'sizeMinor >= limitMinor', then: { steps: [approvers('finance', 2)] } },
    { name: 'finance approves', then: { steps: [approvers('finance', 1)] } },
  ],
};
