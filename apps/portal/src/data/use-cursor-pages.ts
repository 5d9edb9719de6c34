import { useState } from 'react';
import { useNavigationType } from 'react-router';
import { currentMembership } from '../app/membership.ts';

interface CursorPages {
  readonly fingerprint: string;
  readonly cursors: readonly string[];
}

/** Where the list was left, for whoever comes back to it with the browser's own button. */
let left: CursorPages | undefined;

/** Cursors lead forward only, so those of the pages behind are kept; another search starts over. */
export function useCursorPages(search: string) {
  const fingerprint = `${currentMembership() ?? ''} ${search}`;
  const isReturn = useNavigationType() === 'POP';
  const [state, setState] = useState<CursorPages>(() =>
    isReturn && left !== undefined ? left : { fingerprint, cursors: [] },
  );
  const cursors = state.fingerprint === fingerprint ? state.cursors : [];
  const show = (next: readonly string[]) => {
    left = { fingerprint, cursors: next };
    setState(left);
    window.scrollTo({ top: 0 });
  };
  return {
    index: cursors.length,
    cursor: cursors.at(-1),
    toNext: (cursor: string | null) => {
      if (cursor !== null) show([...cursors, cursor]);
    },
    toPrevious: () => show(cursors.slice(0, -1)),
  };
}
