import type { Candidate, PolicyDocument, RouteStep } from './policy.ts';

const role = (name: Extract<Candidate, { kind: 'role' }>['role']): Candidate => ({ kind: 'role', role: name });

/** Nobody stands in for compliance: without enough of them the step is blocked, and the administrators are told. */
const compliance = (name: string, required: number): RouteStep => ({
  name,
  candidates: [role('compliance_analyst')],
  required,
  distinctFrom: 'all',
  dueIn: '2BD',
  remindBefore: '1BD',
  onBreach: 'escalate',
  escalations: [{ atPercent: 100, to: [role('legal')] }],
});

/**
 * A low risk about which everything is known goes through by rule; an analyst looks at the rest; a high risk or a true
 * match takes two people of compliance. The partner's manager, and whoever stated it, decide on none of them.
 */
export const defaultVettingPolicy: PolicyDocument = {
  process: 'vetting',
  rules: [
    {
      name: 'high risk or a true match',
      when: 'riskLevel == "high" || hasTrueMatch',
      then: { steps: [compliance('compliance', 2)] },
    },
    {
      name: 'low risk, everything known',
      when: 'riskLevel == "low" && uncheckedCount == 0 && !hasOpenMatch',
      then: { auto: { outcome: 'approve', releaseAfter: '4BH' } },
    },
    { name: 'an analyst looks', then: { steps: [compliance('analyst', 1)] } },
  ],
};

/** Blocked money is reported within ten business days (31 CFR 501.603). */
export const defaultBlockingReportPolicy: PolicyDocument = {
  process: 'blocking-report',
  rules: [
    {
      name: 'compliance reports',
      then: {
        steps: [{ ...compliance('report', 1), dueIn: '10BD', remindBefore: '3BD' }],
      },
    },
  ],
};

/** A licence or insurance is on file when an analyst who did not hand it in has seen it. */
export const defaultRenewalPolicy: PolicyDocument = {
  process: 'renewal',
  rules: [{ name: 'an analyst looks', then: { steps: [compliance('analyst', 1)] } }],
};
