import type { DecisionSettings } from '@countersign/ui/client/create-client';
import type { CallInput, CallSettings, DecisionId } from '@countersign/ui/client/operation-types';
import { isProblem } from '@countersign/ui/client/problem';
import { useRef } from 'react';
import { client } from '../../app/clients.ts';
import { useWords } from '../../app/texts.tsx';
import { useToast } from '../../parts/toasts.tsx';

interface Settings {
  readonly onChanged: () => void;
  /** Said when it is done. */
  readonly done: string;
}

/**
 * Sends an action to the running case and waits for its outcome. One key per opened dialog: trying again after a lost
 * answer finds the first try; a refusal makes way for a new one.
 */
export function useDecision({ onChanged, done }: Settings) {
  const say = useToast();
  const { texts } = useWords();
  const key = useRef(crypto.randomUUID());
  const decide = async <Id extends DecisionId>(id: Id, input: CallInput<Id>, onPending: () => void): Promise<void> => {
    try {
      await client.callDecision(id, withSettings(input, { idempotencyKey: key.current, onPending }));
      say(done);
      onChanged();
    } catch (problem) {
      if (!isProblem(problem) || !problem.isPassing) key.current = crypto.randomUUID();
      if (isProblem(problem, 'stale_revision')) onChanged();
      throw problem;
    }
  };
  const wordsFor = (error: unknown) => (isProblem(error, 'stale_revision') ? texts.deal.stale : undefined);
  return { decide, wordsFor };
}

/** The same input with its settings: the compiler cannot see through a generic spread. */
function withSettings<Id extends DecisionId>(input: CallInput<Id>, settings: CallSettings & DecisionSettings) {
  return { ...input, ...settings } as CallInput<Id> & DecisionSettings;
}
