import { type FormEvent, useRef, useState } from 'react';
import { client } from '../../app/clients.ts';
import { useWords } from '../../app/texts.tsx';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/field.tsx';
import { FilePicker } from '../../parts/file-picker.tsx';
import type { KeptFile } from '../../parts/file-rows.tsx';
import { plainProblemText } from '../../parts/problem-text.ts';
import { Notice } from '../../parts/states.tsx';

const filesMax = 10;

/** A message with its files; without a text there is nothing to send. */
export function CommentForm({ caseId, onSent }: { readonly caseId: string; readonly onSent: () => void }) {
  const { texts } = useWords();
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly KeptFile[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const [error, setError] = useState<unknown>();
  const key = useRef(crypto.randomUUID());
  /** Other content is another message, even after a send whose answer was lost. */
  const renewKey = () => {
    key.current = crypto.randomUUID();
  };

  const send = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setChecked(true);
    if (text.trim() === '') return;
    setBusy(true);
    setError(undefined);
    try {
      await client.call('case.comment', {
        params: { id: caseId },
        body: { text: text.trim(), visibility: 'shared', fileIds: files.map((file) => file.id) },
        idempotencyKey: key.current,
      });
      renewKey();
      setText('');
      setFiles([]);
      setChecked(false);
      onSent();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="comment-form" noValidate onSubmit={(submitted) => void send(submitted)}>
      <TextArea
        label={texts.deal.comment}
        hint={texts.deal.commentShared}
        maxLength={4_000}
        value={text}
        error={isChecked && text.trim() === '' ? texts.deal.commentNeeded : undefined}
        onValue={(value) => {
          setText(value);
          setChecked(false);
          renewKey();
        }}
      />
      <div className="comment-actions">
        <FilePicker
          purpose="attachment"
          filesMax={filesMax}
          files={files}
          onAdded={(file) => {
            setFiles((last) => [...last, file]);
            renewKey();
          }}
          onRemoved={(id) => {
            setFiles((last) => last.filter((file) => file.id !== id));
            renewKey();
          }}
        />
        <Button type="submit" icon="send" isBusy={isBusy}>
          {texts.deal.commentSend}
        </Button>
      </div>
      {error !== undefined && <Notice kind="danger">{plainProblemText(error, texts.shared)}</Notice>}
    </form>
  );
}
