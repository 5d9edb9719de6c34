import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '../app/texts.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { plainProblemText } from './problem-text.ts';
import { Notice } from './states.tsx';

interface ActionDialogProps {
  readonly title: string;
  readonly text?: string;
  readonly confirm: string;
  readonly isDanger?: boolean;
  readonly onClose: () => void;
  /** Resolves when it is done, then the dialog closes; `pending` says that the outcome takes longer. */
  readonly onConfirm: (pending: () => void) => Promise<void>;
  /** Fields that the action needs; false keeps the dialog open. */
  readonly check?: () => boolean;
  /** Words for a refusal where the general ones do not fit; null where a field says it already. */
  readonly wordsFor?: (error: unknown) => string | null | undefined;
  readonly children?: ReactNode;
}

/** Asks before something happens, shows that it is under way, and keeps what was typed when it is refused. */
export function ActionDialog(props: ActionDialogProps) {
  const { texts } = useWords();
  const [state, setState] = useState<'asking' | 'working' | 'pending'>('asking');
  const [error, setError] = useState<unknown>();

  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (state !== 'asking' || props.check?.() === false) return;
    setState('working');
    setError(undefined);
    try {
      await props.onConfirm(() => setState('pending'));
      props.onClose();
    } catch (problem) {
      setError(problem);
      setState('asking');
    }
  };

  const own = error === undefined ? null : props.wordsFor?.(error);
  const refusal = own === undefined ? plainProblemText(error, texts.shared) : own;

  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form className="dialog-form" onSubmit={(submitted) => void submit(submitted)} noValidate>
        {props.text !== undefined && <p className="soft">{props.text}</p>}
        {props.children}
        {refusal !== null && <Notice kind="danger">{refusal}</Notice>}
        {state === 'pending' && <Notice kind="info">{texts.states.pendingAction}</Notice>}
        <div className="dialog-actions">
          <Button onClick={props.onClose}>{texts.states.cancel}</Button>
          <Button type="submit" kind={props.isDanger === true ? 'danger' : 'primary'} isBusy={state !== 'asking'}>
            {props.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
