import { useWords } from '../app/texts.tsx';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';

export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** What the file dialog offers first. */
export const offeredTypes = '.pdf,.png,.jpg,.jpeg,.webp,.gif,.docx,.xlsx,.pptx,.odt,.ods,.txt,.csv,.eml';

/** Files that are kept already, each to be taken away again, and what was wrong with those that are not. */
export function FileRows({
  files,
  errors,
  onRemoved,
}: {
  readonly files: readonly KeptFile[];
  readonly errors: readonly string[];
  readonly onRemoved: (id: string) => void;
}) {
  const { texts, fill, format } = useWords();
  return (
    <>
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
    </>
  );
}
