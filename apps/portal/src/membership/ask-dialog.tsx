import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { TextArea } from '../parts/field.tsx';
import { useToast } from '../parts/toasts.tsx';

interface AskDialogProps {
  readonly enrollmentId: string;
  readonly programName: string;
  readonly onClose: () => void;
  readonly onAsked: () => void;
}

/** Asks for the end of one's own membership. */
export function AskDialog({ enrollmentId, programName, onClose, onAsked }: AskDialogProps) {
  const { texts, fill } = useWords();
  const say = useToast();
  const [text, setText] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isMissing = text.trim() === '';
  return (
    <ActionDialog
      title={fill(texts.exit.askTitle, { program: programName })}
      text={texts.exit.askText}
      confirm={texts.exit.askSend}
      isDanger
      onClose={onClose}
      check={() => {
        setChecked(true);
        return !isMissing;
      }}
      onConfirm={async () => {
        await client.call('exit.ask', { body: { enrollmentId, text: text.trim() } });
        say(texts.exit.asked);
        onAsked();
      }}
    >
      <TextArea
        label={texts.exit.askWhy}
        value={text}
        rows={4}
        maxLength={1000}
        error={isChecked && isMissing ? texts.register.errors.required : undefined}
        onValue={setText}
      />
    </ActionDialog>
  );
}
