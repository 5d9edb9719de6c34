import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { Icon } from './icon.tsx';
import { plainProblemText } from './problem-text.ts';

interface LinkedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** A file by its name and size. Its link is asked for when somebody wants it, and works for them for some minutes. */
export function FileLink({ file }: { readonly file: LinkedFile }) {
  const { texts, format } = useWords();
  const [problem, setProblem] = useState<string>();
  const load = async () => {
    setProblem(undefined);
    try {
      const { link } = await client.call('file.link', { params: { id: file.id } });
      window.location.assign(client.downloadUrl('file.download', { id: file.id }, { link }));
    } catch (error) {
      setProblem(plainProblemText(error, texts.shared));
    }
  };
  return (
    <>
      <button type="button" className="file-link" onClick={() => void load()}>
        <Icon name="file" size={16} /> {file.name}
      </button>
      <small>{format.bytes(file.size)}</small>
      {problem === undefined ? null : (
        <span className="field-error" role="alert">
          {problem}
        </span>
      )}
    </>
  );
}
