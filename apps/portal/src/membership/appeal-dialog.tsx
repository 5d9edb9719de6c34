import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { TextArea } from '../parts/field.tsx';
import { useToast } from '../parts/toasts.tsx';

interface AppealDialogProps {
  readonly exitId: string;
  readonly onClose: () => void;
  readonly onSent: () => void;
}

/** Appeals against the end of a membership. */
export function AppealDialog({ exitId, onClose, onSent }: AppealDialogProps) {
  const { texts } = useWords();
  const say = useToast();
  const [text, setText] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isMissing = text.trim() === '';
  return (
    <ActionDialog
      title={texts.exit.appealTitle}
      confirm={texts.exit.appealSend}
      onClose={onClose}
      check={() => {
        setChecked(true);
        return !isMissing;
      }}
      onConfirm={async () => {
        await client.call('exit.appeal', { params: { id: exitId }, body: { text: text.trim() } });
        say(texts.exit.appealSent);
        onSent();
      }}
    >
      <TextArea
        label={texts.exit.appealWhy}
        value={text}
        rows={6}
        maxLength={4000}
        error={isChecked && isMissing ? texts.register.errors.required : undefined}
        onValue={setText}
      />
    </ActionDialog>
  );
}
