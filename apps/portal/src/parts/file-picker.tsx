import { useRef, useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button } from './button.tsx';
import { FileRows, type KeptFile, offeredTypes } from './file-rows.tsx';
import { plainProblemText } from './problem-text.ts';
import { useFileLimits } from './use-file-limits.ts';

interface FilePickerProps {
  readonly purpose: 'evidence' | 'attachment';
  readonly filesMax: number;
  readonly files: readonly KeptFile[];
  readonly onAdded: (file: KeptFile) => void;
  readonly onRemoved: (id: string) => void;
}

/** Uploads one after the other; each that fails is named with the reason. */
export function FilePicker({ purpose, filesMax, files, onAdded, onRemoved }: FilePickerProps) {
  const { texts, fill, format } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const bytesMax = useFileLimits()?.bytesMax;
  const [uploading, setUploading] = useState<string>();
  const [errors, setErrors] = useState<readonly string[]>([]);

  const upload = async (chosen: readonly File[]) => {
    setErrors([]);
    for (const [index, file] of chosen.entries()) {
      if (files.length + index >= filesMax) {
        setErrors((last) => [...last, fill(texts.register.filesMax, { count: filesMax })]);
        break;
      }
      setUploading(file.name);
      try {
        if (bytesMax !== undefined && file.size > bytesMax)
          throw new RangeError(texts.shared.problem.payload_too_large);
        const query = { name: file.name.slice(-200), purpose };
        onAdded(await client.call('file.upload', { query, body: file }));
      } catch (problem) {
        const reason = problem instanceof RangeError ? problem.message : plainProblemText(problem, texts.shared);
        setErrors((last) => [...last, `${file.name}: ${reason}`]);
      }
    }
    setUploading(undefined);
    if (input.current !== null) input.current.value = '';
  };

  return (
    <div className="files">
      <FileRows files={files} errors={errors} onRemoved={onRemoved} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={offeredTypes}
        aria-label={texts.register.addFiles}
        onChange={(chosen) => void upload([...(chosen.target.files ?? [])])}
      />
      <Button icon="upload" isBusy={uploading !== undefined} onClick={() => input.current?.click()}>
        {uploading === undefined ? texts.register.addFiles : fill(texts.register.uploading, { name: uploading })}
      </Button>
      {bytesMax === undefined ? null : (
        <p className="hint">{fill(texts.register.fileBounds, { count: filesMax, size: format.bytes(bytesMax) })}</p>
      )}
    </div>
  );
}
