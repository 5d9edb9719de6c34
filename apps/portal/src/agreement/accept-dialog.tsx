import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { TextField } from '../parts/field.tsx';
import { useToast } from '../parts/toasts.tsx';
import type { OwnAgreement } from './agreement-looks.ts';

interface AcceptDialogProps {
  readonly agreement: OwnAgreement;
  readonly onClose: () => void;
  readonly onAccepted: () => void;
}

/** Accepts exactly the text that is on the page, by typing one's name. */
export function AcceptDialog({ agreement, onClose, onAccepted }: AcceptDialogProps) {
  const { texts, fill } = useWords();
  const say = useToast();
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  const words = texts.agreements;
  const { text } = agreement;
  return (
    <ActionDialog
      title={fill(words.acceptTitle, { title: text.title })}
      text={words.acceptText}
      confirm={words.accept}
      onClose={onClose}
      check={() => {
        setMissing(name.trim() === '');
        return name.trim() !== '';
      }}
      onConfirm={async () => {
        await client.call('agreement.accept', {
          params: { consentId: agreement.id },
          body: { language: text.language === 'de' ? 'de' : 'en', sha256: text.sha256, typedName: name.trim() },
        });
        say(words.accepted);
        onAccepted();
      }}
    >
      <TextField
        label={words.typedName}
        autoComplete="name"
        maxLength={120}
        value={name}
        onValue={setName}
        error={isMissing ? words.nameMissing : undefined}
      />
    </ActionDialog>
  );
}
