import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { TextArea } from '../parts/field.tsx';
import { useToast } from '../parts/toasts.tsx';
import type { OwnAgreement } from './agreement-looks.ts';

interface ProposeDialogProps {
  readonly agreement: OwnAgreement;
  readonly onClose: () => void;
  readonly onSent: () => void;
}

/** The company's text, to be changed to what the partner would accept. */
export function ProposeDialog({ agreement, onClose, onSent }: ProposeDialogProps) {
  const { texts } = useWords();
  const say = useToast();
  const { text } = agreement;
  const [body, setBody] = useState(text.body);
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const words = texts.agreements;
  return (
    <ActionDialog
      title={words.proposeTitle}
      text={words.proposeText}
      confirm={words.propose}
      onClose={onClose}
      check={() => {
        setMissing(note.trim() === '');
        return note.trim() !== '' && body.trim() !== text.body.trim();
      }}
      onConfirm={async () => {
        await client.call('agreement.propose', {
          params: { consentId: agreement.id },
          body: { language: text.language === 'de' ? 'de' : 'en', body, note: note.trim() },
        });
        say(words.proposed);
        onSent();
      }}
    >
      <TextArea
        label={words.wording}
        rows={14}
        maxLength={200_000}
        lang={text.language}
        value={body}
        onValue={setBody}
      />
      <TextArea
        label={words.note}
        maxLength={2000}
        value={note}
        onValue={setNote}
        error={isMissing ? words.noteMissing : undefined}
      />
    </ActionDialog>
  );
}
