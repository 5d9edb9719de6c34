import { lazy, Suspense, useEffect, useState } from 'react';

const loadPalette = () => import('./command-palette.tsx');
const LazyPalette = lazy(loadPalette);
/** Late enough not to slow down the first page, early enough that nobody types into nothing. */
const loadAfterMs = 1_500;

/** Opens the palette with Ctrl-K or Cmd-K from anywhere; its code is loaded soon after the first page. */
export function usePaletteShortcut() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), loadAfterMs);
    return () => clearTimeout(timer);
  }, []);
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
