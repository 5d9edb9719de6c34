import type { Reply } from '@countersign/ui/client/operation-types';
import { useState } from 'react';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useText } from '../text/use-text.ts';
import { freeKey } from './free-key.ts';
import { formTextOf, TwoLanguages, textsOf } from './two-languages.tsx';

type Definition = Reply<'form.get'>['definition'];
export type FormSection = Definition['sections'][number];

/** The title of a section; a new one begins with one question, as none is empty. */
export function SectionDialog({
  section,
  definition,
  onSave,
  onClose,
}: {
  section: FormSection | undefined;
  definition: Definition;
  onSave: (section: FormSection) => void;
  onClose: () => void;
}) {
  const t = useText();
  const [title, setTitle] = useState(textsOf(section?.title));
  const [question, setQuestion] = useState(textsOf(undefined));
  const isNew = section === undefined;
  const made = (): FormSection => {
    if (section !== undefined) return { ...section, title: formTextOf(title) };
    const fields = definition.sections.flatMap((one) => one.fields.map(({ key }) => key));
    const sections = definition.sections.map(({ key }) => key);
    return {
      key: freeKey(title.en, sections, 'section'),
      title: formTextOf(title),
      fields: [
        {
          key: freeKey(question.en, fields, 'question'),
          kind: 'text',
          label: formTextOf(question),
          isRequired: false,
        },
      ],
    };
  };
  return (
    <FormDialog
      title={isNew ? t('formParts.addSection') : t('formParts.section')}
      submitLabel={t('action.save')}
      isComplete={title.en.trim() !== '' && (!isNew || question.en.trim() !== '')}
      onClose={onClose}
      onSubmit={async () => onSave(made())}
    >
      <TwoLanguages
        labels={{ en: t('formParts.titleEn'), de: t('formParts.titleDe') }}
        value={title}
        max={200}
        onChange={setTitle}
      />
      {isNew ? (
        <TwoLanguages
          labels={{
            en: `${t('formParts.firstField')}: ${t('form.labelEn')}`,
            de: `${t('formParts.firstField')}: ${t('form.labelDe')}`,
          }}
          value={question}
          max={200}
          onChange={setQuestion}
        />
      ) : null}
    </FormDialog>
  );
}
