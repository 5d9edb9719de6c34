import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { useWords } from '../app/texts.tsx';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';

const shownMs = 7_000;

const ToastContext = createContext<(text: string) => void>(() => undefined);

/** Short words after something worked; refusals stay beside what was refused. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const { texts } = useWords();
  const [toast, setToast] = useState<{ id: number; text: string }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const say = useCallback((text: string) => {
    clearTimeout(timer.current);
    setToast({ id: Date.now(), text });
    timer.current = setTimeout(() => setToast(undefined), shownMs);
  }, []);
  return (
    <ToastContext value={say}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toast !== undefined && (
          <div className="toast" key={toast.id}>
            <Icon name="check" />
            <span>{toast.text}</span>
            <IconButton icon="cross" label={texts.states.close} onClick={() => setToast(undefined)} />
          </div>
        )}
      </div>
    </ToastContext>
  );
}

export function useToast(): (text: string) => void {
  return useContext(ToastContext);
}
