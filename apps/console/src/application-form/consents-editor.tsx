import type { Reply } from '@countersign/ui/client/operation-types';
import { Button, FormControlLabel, Switch, TextField } from '@mui/material';
import { useState } from 'react';
import { useFormText } from '../application/use-answer-text.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { RecordLine, RecordLines } from '../parts/record-line.tsx';
import { Section } from '../parts/section.tsx';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';
import { freeKey } from './free-key.ts';
import { formTextOf, TwoLanguages, textsOf } from './two-languages.tsx';

type Consent = Reply<'form.get'>['definition']['consents'][number];
const consentsMax = 8;

/** What is agreed to with the application, word for word and by version. */
export function ConsentsEditor({
  consents,
  onChange,
}: {
  consents: Consent[];
  onChange: (consents: Consent[]) => void;
}) {
  const t = useText();
  const formText = useFormText();
  const [opened, setOpened] = useState<number | 'new'>();
  return (
    <Section
      title={t('form.consents')}
      aside={
        consents.length < consentsMax ? (
          <Button onClick={() => setOpened('new')}>{t('formParts.addConsent')}</Button>
        ) : null
      }
    >
      <RecordLines>
        {consents.map((consent, index) => (
          <RecordLine
            key={consent.key}
            name={formText(consent.text)}
            about={[consent.key, t('formParts.version', { version: consent.version })].join(' · ')}
            tags={
              <Tag tone={consent.isRequired ? 'info' : 'neutral'}>
                {t(consent.isRequired ? 'formParts.consentRequired' : 'formParts.consentOptional')}
              </Tag>
            }
          >
            <Button onClick={() => setOpened(index)}>{t('action.change')}</Button>
            <Button color="error" onClick={() => onChange(consents.toSpliced(index, 1))}>
              {t('formParts.remove')}
            </Button>
          </RecordLine>
        ))}
      </RecordLines>
      {opened === undefined ? null : (
        <ConsentDialog
          consent={opened === 'new' ? undefined : consents[opened]}
          taken={consents.map(({ key }) => key)}
          onClose={() => setOpened(undefined)}
          onSave={(consent) => onChange(opened === 'new' ? [...consents, consent] : consents.with(opened, consent))}
        />
      )}
    </Section>
  );
}

function ConsentDialog({
  consent,
  taken,
  onSave,
  onClose,
}: {
  consent: Consent | undefined;
  taken: readonly string[];
  onSave: (consent: Consent) => void;
  onClose: () => void;
}) {
  const t = useText();
  const [text, setText] = useState(textsOf(consent?.text));
  const [version, setVersion] = useState(consent?.version ?? '1');
  const [isRequired, setRequired] = useState(consent?.isRequired ?? true);
  const made = { ...formTextOf(text) };
  const isSameText = consent !== undefined && made.en === consent.text.en && made.de === consent.text.de;
  // A text that was changed under its old version would change what others agreed to.
  const isVersionWrong =
    !/^[A-Za-z0-9.-]{1,20}$/.test(version) || (consent !== undefined && !isSameText && version === consent.version);
  return (
    <FormDialog
      title={t('form.consents')}
      submitLabel={t('action.save')}
      isComplete={text.en.trim() !== '' && !isVersionWrong}
      onClose={onClose}
      onSubmit={async () =>
        onSave({ key: consent?.key ?? freeKey(text.en, taken, 'consent'), version, text: made, isRequired })
      }
    >
      <TwoLanguages
        labels={{ en: t('formParts.consentEn'), de: t('formParts.consentDe') }}
        value={text}
        max={2_000}
        lines={3}
        onChange={setText}
      />
      <TextField
        label={t('formParts.consentVersion')}
        helperText={t('formParts.consentVersionHelp')}
        required
        error={isVersionWrong}
        value={version}
        onChange={(event) => setVersion(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 20 } }}
      />
      <FormControlLabel
        control={<Switch checked={isRequired} onChange={(event) => setRequired(event.target.checked)} />}
        label={t('formParts.consentRequired')}
      />
    </FormDialog>
  );
}
