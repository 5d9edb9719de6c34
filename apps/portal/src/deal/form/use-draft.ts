import { useCallback, useEffect, useRef, useState } from 'react';
import { client } from '../../app/clients.ts';
import { currentMembership } from '../../app/membership.ts';
import { DraftSaver, type DraftView, type SavedDraft } from './draft-saver.ts';
import { keepPending, pendingOf } from './kept-draft.ts';
import type { TermsPatch } from './values.ts';

interface DraftStart {
  readonly programId: () => string;
  readonly saved: SavedDraft | undefined;
  /** The first save gave the draft its id. */
  readonly onCreated: (draft: SavedDraft) => void;
}

/** A draft that saves itself; `edit` is called with every change of the form. */
export function useDraft(start: DraftStart) {
  const membership = currentMembership() ?? '';
  const latest = useRef(start);
  useEffect(() => {
    latest.current = start;
  });
  const [pending] = useState(() => pendingOf(membership, start.saved?.id));
  const saver = useRef<DraftSaver>(undefined);
  const [view, setView] = useState<DraftView>({
    state: start.saved === undefined ? 'new' : 'saved',
    saved: start.saved,
    conflict: undefined,
    refused: new Map(),
    failure: undefined,
  });

  useEffect(() => {
    const { saved } = latest.current;
    const made = new DraftSaver({
      saved,
      pending: pendingOf(membership, saved?.id),
      later: (run, milliseconds) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      onChange: setView,
      keep: (left, draftId) => {
        keepPending(membership, draftId, left);
        if (draftId !== undefined) keepPending(membership, undefined, {});
      },
      store: {
        create: async (terms) => {
          const draft = await client.call('deal-registration.create-draft', {
            body: { programId: latest.current.programId(), terms: filledOnly(terms) },
          });
          latest.current.onCreated(draft);
          return draft;
        },
        update: (draft, patch) =>
          client.call('deal-registration.update-draft', {
            params: { id: draft.id },
            ifMatch: draft.revision,
            body: { terms: patch },
          }),
        read: (id) => client.call('deal-registration.get', { params: { id } }),
      },
    });
    saver.current = made;
    setView(made.view);
    const hurry = () => {
      if (document.visibilityState === 'hidden' && made.view.state === 'unsaved') void made.flush();
    };
    const reconnect = () => {
      if (made.view.state === 'offline') void made.flush();
    };
    document.addEventListener('visibilitychange', hurry);
    window.addEventListener('online', reconnect);
    return () => {
      document.removeEventListener('visibilitychange', hurry);
      window.removeEventListener('online', reconnect);
      if (made.view.state === 'unsaved') void made.flush();
      made.stop();
    };
  }, [membership]);

  return {
    view,
    pending,
    edit: useCallback((patch: TermsPatch) => saver.current?.edit(patch), []),
    flush: useCallback(async () => {
      await saver.current?.flush();
      return saver.current?.view;
    }, []),
    resolve: useCallback(async (keep: 'mine' | 'theirs') => saver.current?.resolve(keep), []),
    stop: useCallback(() => saver.current?.stop(), []),
  };
}

/** A new draft has nothing to empty. */
function filledOnly(patch: TermsPatch) {
  const filled = Object.entries(patch).filter(([, value]) => value !== null);
  return Object.fromEntries(filled) as { [F in keyof TermsPatch]?: NonNullable<TermsPatch[F]> };
}
