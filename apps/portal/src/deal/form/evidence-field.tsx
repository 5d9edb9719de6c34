import { useWords } from '../../app/texts.tsx';
import { FilePicker } from '../../parts/file-picker.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useTermsForm } from './form-context.ts';

const filesMax = 20;

export function EvidenceField() {
  const { texts } = useWords();
  const { values, set, errorOf, files, addFile } = useTermsForm();
  const error = errorOf('evidence');
  return (
    <fieldset className="field-group" data-field="evidence">
      <legend>{texts.register.evidence}</legend>
      <p className="hint">{texts.register.evidenceHint}</p>
      <FilePicker
        purpose="evidence"
        filesMax={filesMax}
        files={files.filter((file) => values.evidence.includes(file.id))}
        onAdded={(file) => {
          addFile(file);
          // Files chosen together come one after the other, each after a render that this one does not see.
          set('evidence', (last) => ({ evidence: [...last.evidence, file.id] }));
        }}
        onRemoved={(id) => set('evidence', (last) => ({ evidence: last.evidence.filter((one) => one !== id) }))}
      />
      {error !== undefined && (
        <p className="field-error">
          <Icon name="warning" size={15} /> {error}
        </p>
      )}
    </fieldset>
  );
}
