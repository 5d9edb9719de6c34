import { useRef, useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button, IconButton } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { plainProblemText } from '../parts/problem-text.ts';

export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

interface Props {
  readonly token: string;
  readonly filesMax: number;
  readonly files: readonly SentFile[];
  readonly onAdded: (file: SentFile) => void;
  readonly onRemoved: (id: string) => void;
}

const sizeMax = 20_000_000;
const offeredTypes = '.pdf,.png,.jpg,.jpeg,.webp,.gif,.docx,.xlsx,.pptx,.odt,.ods,.txt,.csv,.eml';

/** Files of an application, by the link of its mail; the server looks at the content and has the last word. */
export function PublicFiles({ token, filesMax, files, onAdded, onRemoved }: Props) {
  const { texts, fill, format } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const upload = async (file: File | undefined) => {
    if (file === undefined) return;
    setError(undefined);
    setBusy(true);
    try {
      if (file.size > sizeMax) throw new RangeError(texts.shared.problem.payload_too_large);
      onAdded(await client.call('apply.upload', { query: { token, name: file.name.slice(-200) }, body: file }));
    } catch (problem) {
      const reason = problem instanceof RangeError ? problem.message : plainProblemText(problem, texts.shared);
      setError(`${file.name}: ${reason}`);
    } finally {
      setBusy(false);
      if (input.current !== null) input.current.value = '';
    }
  };
  return (
    <div className="files">
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <Icon name="file" />
            <span className="file-name">{file.name}</span>
            <small>{format.bytes(file.size)}</small>
            <IconButton
              icon="cross"
              label={fill(texts.register.removeFile, { name: file.name })}
              onClick={() => onRemoved(file.id)}
            />
          </li>
        ))}
      </ul>
      {error !== undefined && (
        <p className="field-error" role="alert">
          <Icon name="warning" size={15} /> {error}
        </p>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={offeredTypes}
        aria-label={texts.application.addFile}
        onChange={(chosen) => void upload(chosen.target.files?.[0])}
      />
      {files.length < filesMax ? (
        <Button icon="upload" isBusy={isBusy} onClick={() => input.current?.click()}>
          {texts.application.addFile}
        </Button>
      ) : (
        <p className="hint">{fill(texts.application.fileLimit, { count: filesMax })}</p>
      )}
    </div>
  );
}
