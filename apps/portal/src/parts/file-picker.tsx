import { useRef, useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button, IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { problemText } from './problem-text.ts';

interface PickedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

interface FilePickerProps {
  readonly files: readonly PickedFile[];
  readonly onAdded: (file: PickedFile) => void;
  readonly onRemoved: (id: string) => void;
}

const sizeMax = 20_000_000;

/** Uploads one after the other; each that fails is named with the reason. */
export function FilePicker({ files, onAdded, onRemoved }: FilePickerProps) {
  const { texts, fill, format } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [uploading, setUploading] = useState<string>();
  const [errors, setErrors] = useState<readonly string[]>([]);

  const upload = async (chosen: readonly File[]) => {
    setErrors([]);
    for (const file of chosen) {
      setUploading(file.name);
      try {
        if (file.size > sizeMax) throw new RangeError(texts.shared.problem.payload_too_large);
        const query = { name: file.name.slice(-200), purpose: 'evidence' } as const;
        onAdded(await client.call('file.upload', { query, body: file }));
      } catch (problem) {
        const reason = problem instanceof RangeError ? problem.message : problemText(problem, texts.shared);
        setErrors((last) => [...last, `${file.name}: ${reason}`]);
      }
    }
    setUploading(undefined);
    if (input.current !== null) input.current.value = '';
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
      {errors.map((error) => (
        <p className="field-error" key={error} role="alert">
          <Icon name="warning" size={15} /> {error}
        </p>
      ))}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={texts.register.addFiles}
        onChange={(chosen) => void upload([...(chosen.target.files ?? [])])}
      />
      <Button icon="upload" isBusy={uploading !== undefined} onClick={() => input.current?.click()}>
        {uploading === undefined ? texts.register.addFiles : fill(texts.register.uploading, { name: uploading })}
      </Button>
    </div>
  );
}
