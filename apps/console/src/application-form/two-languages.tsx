import { TextField } from '@mui/material';

export interface TwoTexts {
  en: string;
  de: string;
}

export const textsOf = (text: { en: string; de?: string | undefined } | undefined): TwoTexts => ({
  en: text?.en ?? '',
  de: text?.de ?? '',
});

/** As a definition holds it: without a German text that nobody wrote. */
export function formTextOf({ en, de }: TwoTexts): { en: string; de?: string } {
  return { en: en.trim(), ...(de.trim() === '' ? {} : { de: de.trim() }) };
}

/** A text in each language that a form is offered in; English has to be there. */
export function TwoLanguages({
  labels,
  value,
  max,
  lines = 1,
  onChange,
}: {
  labels: TwoTexts;
  value: TwoTexts;
  max: number;
  lines?: number;
  onChange: (value: TwoTexts) => void;
}) {
  return (['en', 'de'] as const).map((language) => (
    <TextField
      key={language}
      label={labels[language]}
      required={language === 'en'}
      value={value[language]}
      multiline={lines > 1}
      minRows={lines}
      onChange={(event) => onChange({ ...value, [language]: event.target.value })}
      slotProps={{ htmlInput: { maxLength: max } }}
    />
  ));
}
