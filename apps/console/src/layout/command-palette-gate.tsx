import { lazy, Suspense, useEffect, useState } from 'react';

const LazyPalette = lazy(() => import('./command-palette.tsx'));

/** Opens the palette with Ctrl-K or Cmd-K from anywhere; its code is loaded on first use. */
export function usePaletteShortcut() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        setOpen((isShown) => !isShown);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) };
}

export function CommandPalette({ onClose }: { onClose: () => void }) {
  return (
    <Suspense>
      <LazyPalette onClose={onClose} />
    </Suspense>
  );
}
