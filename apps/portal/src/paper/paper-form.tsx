import { licenceKinds } from '@countersign/domain/licence/licence';
import type { Reply } from '@countersign/ui/client/operation-types';
import { type FormEvent, useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { FilePicker } from '../parts/file-picker.tsx';
import type { KeptFile } from '../parts/file-rows.tsx';
import { plainProblemText } from '../parts/problem-text.ts';
import { Notice } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';
import { orNull } from '../vetting/draft.ts';

interface PaperFormProps {
  /** The one that it stands in place of. */
  readonly replaces: Reply<'licence.mine'>['items'][number] | null;
  readonly onSent: () => void;
  readonly onCancel: () => void;
}

/** Hands in a licence or insurance with its document; what is on file is there to begin with. */
export function PaperForm({ replaces, onSent, onCancel }: PaperFormProps) {
  const { texts } = useWords();
  const words = texts.papers;
  const say = useToast();
  const [draft, setDraft] = useState({
    kind: replaces?.kind ?? ('other' as const),
    jurisdiction: replaces?.jurisdiction ?? '',
    regulator: replaces?.regulator ?? '',
    number: replaces?.number ?? '',
    scope: replaces?.scope ?? '',
    validFrom: '',
    expiresOn: '',
  });
  const [files, setFiles] = useState<readonly KeptFile[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const [file] = files;
    if (file === undefined) return setProblem(words.fileMissing);
    setSending(true);
    try {
      await client.call('renewal.submit', {
        body: {
          ...draft,
          partnerId: null,
          replacesId: replaces?.id ?? null,
          scope: orNull(draft.scope),
          validFrom: orNull(draft.validFrom),
          expiresOn: orNull(draft.expiresOn),
          fileId: file.id,
        },
      });
      say(words.sent);
      onSent();
    } catch (error) {
      setProblem(plainProblemText(error, texts.shared));
      setSending(false);
    }
  };

  return (
    <form className="details-form" onSubmit={(event) => void send(event)}>
      {replaces === null && (
        <SelectField
          label={words.kind}
          value={draft.kind}
          onValue={(kind) => change({ kind: licenceKinds.find((known) => known === kind) ?? 'other' })}
        >
          {licenceKinds.map((kind) => (
            <option key={kind} value={kind}>
              {texts.licenceKind[kind]}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={words.jurisdiction}
        hint={words.jurisdictionHint}
        required
        maxLength={6}
        value={draft.jurisdiction}
        onValue={(text) => change({ jurisdiction: text.toUpperCase() })}
      />
      <TextField
        label={words.regulator}
        required
        maxLength={200}
        value={draft.regulator}
        onValue={(regulator) => change({ regulator })}
      />
      <TextField
        label={words.number}
        required
        maxLength={100}
        value={draft.number}
        onValue={(number) => change({ number })}
      />
      <TextField
        label={words.scope}
        isOptional
        maxLength={300}
        value={draft.scope}
        onValue={(scope) => change({ scope })}
      />
      <TextField
        label={words.validFrom}
        type="date"
        isOptional
        value={draft.validFrom}
        onValue={(validFrom) => change({ validFrom })}
      />
      <TextField
        label={words.expiresOn}
        type="date"
        isOptional
        value={draft.expiresOn}
        onValue={(expiresOn) => change({ expiresOn })}
      />
      <fieldset>
        <legend>{words.file}</legend>
        <FilePicker
          purpose="attachment"
          filesMax={1}
          files={files}
          onAdded={(file) => setFiles([file])}
          onRemoved={() => setFiles([])}
        />
      </fieldset>
      {problem !== undefined && <Notice kind="danger">{problem}</Notice>}
      <div className="page-actions">
        <Button kind="primary" type="submit" disabled={isSending}>
          {words.send}
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
