import { Autocomplete, TextField } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useText } from '../text/use-text.ts';

export interface Choice {
  id: string;
  label: string;
}

/** Picks one record out of many by typing; the server searches. */
export function ChoiceField({
  label,
  value,
  onChange,
  searchKey,
  search,
  required = false,
  autoFocus = false,
  helperText,
  error = false,
}: {
  label: string;
  value: Choice | null;
  onChange: (choice: Choice | null) => void;
  searchKey: string;
  search: (text: string, signal: AbortSignal) => Promise<Choice[]>;
  required?: boolean;
  autoFocus?: boolean;
  helperText?: string;
  error?: boolean;
}) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim() === value?.label ? '' : typed.trim());
  const { data = [], isFetching } = useQuery({
    queryKey: ['choices', searchKey, text],
    queryFn: ({ signal }) => search(text, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <Autocomplete
      options={data}
      value={value}
      loading={isFetching}
      filterOptions={(options) => options}
      isOptionEqualToValue={(option, chosen) => option.id === chosen.id}
      getOptionKey={(option) => option.id}
      onChange={(_event, choice) => onChange(choice)}
      onInputChange={(_event, input) => setTyped(input)}
      noOptionsText={t('choice.none')}
      loadingText={t('state.loading')}
      openText={t('choice.open')}
      closeText={t('action.close')}
      clearText={t('choice.clear')}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          required={required}
          autoFocus={autoFocus}
          helperText={helperText}
          error={error}
        />
      )}
    />
  );
}
