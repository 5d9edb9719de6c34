import { countries } from '@countersign/domain/country/countries';
import { Autocomplete, TextField } from '@mui/material';
import type { ReactNode } from 'react';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

export function CountryField({
  label,
  value,
  onChange,
  required = false,
  error = false,
  helperText,
}: {
  label: string;
  value: string;
  onChange: (code: string) => void;
  required?: boolean;
  error?: boolean;
  helperText?: ReactNode;
}) {
  const t = useText();
  const format = useFormat();
  const options = [...countries].sort((left, right) => format.compare(format.country(left), format.country(right)));
  return (
    <Autocomplete
      options={options}
      value={options.find((code) => code === value) ?? null}
      getOptionLabel={format.country}
      onChange={(_event, code) => onChange(code ?? '')}
      autoHighlight
      openText={t('choice.open')}
      closeText={t('action.close')}
      clearText={t('choice.clear')}
      noOptionsText={t('choice.none')}
      renderInput={(params) => (
        <TextField {...params} label={label} required={required} error={error} helperText={helperText} />
      )}
    />
  );
}
