import { useRef, useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Button, IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { plainProblemText } from './problem-text.ts';

export interface PickedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

interface FilePickerProps {
  readonly purpose: 'evidence' | 'attachment';
  readonly filesMax: number;
  readonly files: readonly PickedFile[];
  readonly onAdded: (file: PickedFile) => void;
  readonly onRemoved: (id: string) => void;
}

const sizeMax = 20_000_000;

/** What the file dialog offers first; the server looks at the content and has the last word. */
const offeredTypes = '.pdf,.png,.jpg,.jpeg,.webp,.gif,.docx,.xlsx,.pptx,.odt,.ods,.txt,.csv,.eml';

/** Uploads one after the other; each that fails is named with the reason. */
export function FilePicker({ purpose, filesMax, files, onAdded, onRemoved }: FilePickerProps) {
  const { texts, fill, format } = useWords();
  const input = useRef<HTMLInputElement>(null);
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
        if (file.size > sizeMax) throw new RangeError(texts.shared.problem.payload_too_large);
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
        accept={offeredTypes}
        aria-label={texts.register.addFiles}
        onChange={(chosen) => void upload([...(chosen.target.files ?? [])])}
      />
      <Button icon="upload" isBusy={uploading !== undefined} onClick={() => input.current?.click()}>
        {uploading === undefined ? texts.register.addFiles : fill(texts.register.uploading, { name: uploading })}
      </Button>
    </div>
  );
}
