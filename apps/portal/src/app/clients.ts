import { createClient } from '@countersign/ui/client/create-client';
import { createIdentityClient } from '@countersign/ui/client/identity';
import { currentMembership } from './membership.ts';
import { announceSignedOut } from './signed-out.ts';

export const client = createClient({
  membership: currentMembership,
  onProblem: (problem) => {
    if (problem.code === 'sign_in_required') announceSignedOut();
  },
});

export const identity = createIdentityClient();
