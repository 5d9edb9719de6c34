import type { OperationId } from '@countersign/contracts/operation/registry';
import { createClient, type DecisionSettings, type LooseInput } from '@countersign/ui/client/create-client';
import { createIdentityClient } from '@countersign/ui/client/identity';
import type { CallInput, DecisionId, Reply } from '@countersign/ui/client/operation-types';
import { isProblem } from '@countersign/ui/client/problem';
import { routes } from '@countersign/ui/client/routes';
import { currentMembershipId } from '../auth/membership.ts';
import { idempotencyKeyFor } from './idempotency-keys.ts';

const client = createClient({ membership: currentMembershipId });

export const identity = createIdentityClient();
export const { downloadUrl } = client;

/** Calls an operation by its id; a write keeps its idempotency key until its answer is known. */
export function call<Id extends OperationId>(id: Id, input: CallInput<Id>): Promise<Reply<Id>> {
  return callLoose<Reply<Id>>(id, input as LooseInput);
}

/** For code that serves many resources; `Answer` is what the operation's contract says. */
export async function callLoose<Answer>(id: OperationId, input: LooseInput): Promise<Answer> {
  return withKey(id, input, (keyed) => client.callLoose(id, keyed) as Promise<Answer>);
}

/** An action that a running case carries out. Resolves when it has; `onPending` is told when that takes a while. */
export function callDecision<Id extends DecisionId>(id: Id, input: CallInput<Id>, onPending: () => void) {
  return withKey(id, input as LooseInput, (keyed) =>
    client.callDecision(id, { ...keyed, onPending } as CallInput<Id> & DecisionSettings),
  );
}

async function withKey<Answer>(id: OperationId, input: LooseInput, send: (input: LooseInput) => Promise<Answer>) {
  if (routes[id].idempotency === undefined) return send(input);
  const { signal: _signal, ...intended } = input;
  const { key, settle } = idempotencyKeyFor(id, intended);
  try {
    const answer = await send({ ...input, idempotencyKey: key });
    settle();
    return answer;
  } catch (error) {
    // While nobody knows whether it arrived, the next try must carry the same key.
    if (!isProblem(error) || !error.isPassing) settle();
    throw error;
  }
}
