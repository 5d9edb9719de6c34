import { useWords } from '../../app/texts.tsx';
import { FilePicker } from '../../parts/file-picker.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useTermsForm } from './form-context.ts';

export function EvidenceField() {
  const { texts } = useWords();
  const { values, set, errorOf, files, addFile } = useTermsForm();
  const error = errorOf('evidence');
  return (
    <fieldset className="field-group" data-field="evidence">
      <legend>{texts.register.evidence}</legend>
      <p className="hint">{texts.register.evidenceHint}</p>
      <FilePicker
        files={files.filter((file) => values.evidence.includes(file.id))}
        onAdded={(file) => {
          addFile(file);
          set('evidence', { evidence: [...values.evidence, file.id] });
        }}
        onRemoved={(id) => set('evidence', { evidence: values.evidence.filter((one) => one !== id) })}
      />
      {error !== undefined && (
        <p className="field-error">
          <Icon name="warning" size={15} /> {error}
        </p>
      )}
    </fieldset>
  );
}
