import type { PolicyDocument } from './policy.ts';

/** Terms of a partner's own are agreed when legal has; where there is nobody from legal, a director. */
export const defaultAgreementChangePolicy: PolicyDocument = {
  process: 'agreement-change',
  rules: [
    {
      name: 'legal agrees',
      then: {
        steps: [
          {
            name: 'legal',
            candidates: [{ kind: 'role', role: 'legal' }],
            otherwise: [{ kind: 'role', role: 'channel_director' }],
            required: 1,
            distinctFrom: 'all',
            dueIn: '5BD',
            remindBefore: '1BD',
            onBreach: 'escalate',
            escalations: [{ atPercent: 100, to: [{ kind: 'role', role: 'channel_director' }] }],
          },
        ],
      },
    },
  ],
};
