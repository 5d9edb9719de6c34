import { useEffect } from 'react';

const unsaved = new Set<symbol>();

export function isAnythingUnsaved(): boolean {
  return unsaved.size > 0;
}

/** Keeps what was typed from being lost: while it is unsaved, leaving the page by link, history or tab asks first. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const mark = Symbol('unsaved');
    const askBrowser = (event: BeforeUnloadEvent) => event.preventDefault();
    unsaved.add(mark);
    window.addEventListener('beforeunload', askBrowser);
    return () => {
      unsaved.delete(mark);
      window.removeEventListener('beforeunload', askBrowser);
    };
  }, [isUnsaved]);
}
