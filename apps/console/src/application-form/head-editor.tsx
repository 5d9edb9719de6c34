import type { Reply } from '@countersign/ui/client/operation-types';
import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useFormText } from '../application/use-answer-text.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Section } from '../parts/section.tsx';
import { useText } from '../text/use-text.ts';
import { formTextOf, TwoLanguages, textsOf } from './two-languages.tsx';

type Definition = Reply<'form.get'>['definition'];

/** What stands above the form. */
export function HeadEditor({
  definition,
  onChange,
}: {
  definition: Definition;
  onChange: (definition: Definition) => void;
}) {
  const t = useText();
  const formText = useFormText();
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={t('formParts.head')} aside={<Button onClick={() => setOpen(true)}>{t('action.change')}</Button>}>
      <Typography variant="body1" sx={{ fontWeight: 560 }}>
        {formText(definition.title)}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', whiteSpace: 'pre-line' }}>
        {formText(definition.intro)}
      </Typography>
      {isOpen ? <HeadDialog definition={definition} onSave={onChange} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function HeadDialog({
  definition,
  onSave,
  onClose,
}: {
  definition: Definition;
  onSave: (definition: Definition) => void;
  onClose: () => void;
}) {
  const t = useText();
  const [title, setTitle] = useState(textsOf(definition.title));
  const [intro, setIntro] = useState(textsOf(definition.intro));
  return (
    <FormDialog
      title={t('formParts.head')}
      submitLabel={t('action.save')}
      isComplete={title.en.trim() !== '' && intro.en.trim() !== ''}
      onClose={onClose}
      onSubmit={async () => onSave({ ...definition, title: formTextOf(title), intro: formTextOf(intro) })}
    >
      <TwoLanguages
        labels={{ en: t('formParts.titleEn'), de: t('formParts.titleDe') }}
        value={title}
        max={200}
        onChange={setTitle}
      />
      <TwoLanguages
        labels={{ en: t('formParts.introEn'), de: t('formParts.introDe') }}
        value={intro}
        max={2_000}
        lines={4}
        onChange={setIntro}
      />
    </FormDialog>
  );
}
