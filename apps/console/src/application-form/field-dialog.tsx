import { formFieldKinds, knownFields } from '@countersign/domain/form/form';
import { FormControlLabel, MenuItem, Switch, TextField } from '@mui/material';
import { useState } from 'react';
import { useFormText } from '../application/use-answer-text.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useText } from '../text/use-text.ts';
import type { Field } from './fields-editor.tsx';

/** One field: what it is called, what it takes, when it is asked. */
export function FieldDialog({
  field,
  taken,
  earlier,
  onSave,
  onClose,
}: {
  field: Field | undefined;
  taken: readonly string[];
  earlier: readonly Field[];
  onSave: (field: Field) => void;
  onClose: () => void;
}) {
  const t = useText();
  const formText = useFormText();
  const [key, setKey] = useState(field?.key ?? '');
  const [en, setEn] = useState(field?.label.en ?? '');
  const [de, setDe] = useState(field?.label.de ?? '');
  const [kind, setKind] = useState(field?.kind ?? 'text');
  const [isRequired, setRequired] = useState(field?.isRequired ?? false);
  const [options, setOptions] = useState((field?.options ?? []).map(({ label }) => label.en).join('\n'));
  const [when, setWhen] = useState(field?.when?.is === 'filled' ? field.when.field : '');
  const isKnown = field !== undefined && Object.hasOwn(knownFields, field.key);
  const hasOptions = kind === 'choice' || kind === 'choices';
  const chosen = options
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isKeyWrong = !/^[a-z][A-Za-z0-9]{0,39}$/.test(key) || (key !== field?.key && taken.includes(key));
  // A condition that this dialog cannot show stays as it is.
  const keptWhen = field?.when !== undefined && field.when.is !== 'filled' ? field.when : undefined;
  return (
    <FormDialog
      title={field === undefined ? t('form.addField') : formText(field.label)}
      submitLabel={t('action.save')}
      isComplete={!isKeyWrong && en.trim() !== '' && (!hasOptions || chosen.length > 0)}
      onClose={onClose}
      onSubmit={async () => {
        onSave({
          key,
          kind,
          isRequired,
          label: { en: en.trim(), ...(de.trim() === '' ? {} : { de: de.trim() }) },
          ...(field?.hint === undefined ? {} : { hint: field.hint }),
          ...(field?.min === undefined ? {} : { min: field.min }),
          ...(field?.max === undefined ? {} : { max: field.max }),
          ...(hasOptions ? { options: chosen.map((label) => optionOf(label, field)) } : {}),
          ...(when !== '' ? { when: { field: when, is: 'filled' as const } } : keptWhen ? { when: keptWhen } : {}),
        });
      }}
    >
      <TextField
        label={t('form.key')}
        required
        disabled={isKnown}
        error={key !== '' && isKeyWrong}
        value={key}
        onChange={(event) => setKey(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 40 } }}
      />
      <TextField
        label={t('form.labelEn')}
        required
        value={en}
        onChange={(event) => setEn(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        label={t('form.labelDe')}
        value={de}
        onChange={(event) => setDe(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        select
        label={t('form.kind')}
        disabled={isKnown}
        value={kind}
        onChange={(event) => setKind(formFieldKinds.find((one) => one === event.target.value) ?? 'text')}
      >
        {formFieldKinds.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`formKind.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {hasOptions ? (
        <TextField
          label={t('form.options')}
          multiline
          minRows={3}
          value={options}
          onChange={(event) => setOptions(event.target.value)}
        />
      ) : null}
      {isKnown ? null : (
        <>
          <FormControlLabel
            control={<Switch checked={isRequired} onChange={(event) => setRequired(event.target.checked)} />}
            label={t('form.isRequired')}
          />
          <TextField select label={t('form.when')} value={when} onChange={(event) => setWhen(event.target.value)}>
            <MenuItem value="">{t('form.whenAlways')}</MenuItem>
            {earlier.map((one) => (
              <MenuItem key={one.key} value={one.key}>
                {t('form.whenField', { field: formText(one.label) })}
              </MenuItem>
            ))}
          </TextField>
        </>
      )}
    </FormDialog>
  );
}

/** A choice that was there keeps its value, under which answers are kept. */
function optionOf(label: string, field: Field | undefined): NonNullable<Field['options']>[number] {
  const known = field?.options?.find((option) => option.label.en === label);
  if (known !== undefined) return known;
  const value = label
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
  return { value: value === '' ? 'choice' : value, label: { en: label } };
}
