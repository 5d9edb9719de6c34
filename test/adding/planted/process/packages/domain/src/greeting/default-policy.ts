import type { PolicyDocument } from '../policy/policy.ts';

export const defaultGreetingPolicy: PolicyDocument = {
  process: 'greeting',
  rules: [{ name: 'all', then: { auto: { outcome: 'approve', releaseAfter: 'PT1H' } } }],
};
