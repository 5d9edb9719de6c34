import { useState } from 'react';

/** Cursors lead forward only, so those of the pages behind are kept; another search starts over. */
export function useCursorPages(fingerprint: string) {
  const [state, setState] = useState<{ fingerprint: string; cursors: readonly string[] }>({ fingerprint, cursors: [] });
  const cursors = state.fingerprint === fingerprint ? state.cursors : [];
  return {
    index: cursors.length,
    cursor: cursors.at(-1),
    toNext: (cursor: string | null) => {
      if (cursor !== null) setState({ fingerprint, cursors: [...cursors, cursor] });
      window.scrollTo({ top: 0 });
    },
    toPrevious: () => {
      setState({ fingerprint, cursors: cursors.slice(0, -1) });
      window.scrollTo({ top: 0 });
    },
  };
}
