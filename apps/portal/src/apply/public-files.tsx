import { useRef, useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { FileRows, type KeptFile, offeredTypes } from '../parts/file-rows.tsx';
import { plainProblemText } from '../parts/problem-text.ts';

interface Props {
  readonly token: string;
  readonly filesMax: number;
  readonly bytesMax: number;
  readonly files: readonly KeptFile[];
  readonly onAdded: (file: KeptFile) => void;
  readonly onRemoved: (id: string) => void;
}

/** Files of an application, by the link of its mail; the server looks at the content and has the last word. */
export function PublicFiles({ token, filesMax, bytesMax, files, onAdded, onRemoved }: Props) {
  const { texts, fill, format } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const upload = async (file: File | undefined) => {
    if (file === undefined) return;
    setError(undefined);
    setBusy(true);
    try {
      if (file.size > bytesMax) throw new RangeError(texts.shared.problem.payload_too_large);
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
      <FileRows files={files} errors={error === undefined ? [] : [error]} onRemoved={onRemoved} />
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
      <p className="hint">{fill(texts.register.fileBounds, { count: filesMax, size: format.bytes(bytesMax) })}</p>
    </div>
  );
}
