import { countries } from '@countersign/domain/country/countries';
import { useMemo } from 'react';
import { useWords } from '../app/texts.tsx';
import { SelectField } from '../parts/field.tsx';

interface CountryProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly isOptional?: boolean;
  readonly value: string;
  readonly onValue: (country: string) => void;
}

export function useCountries(): readonly { readonly code: string; readonly name: string }[] {
  const { format } = useWords();
  return useMemo(
    () =>
      countries
        .map((code) => ({ code, name: format.country(code) }))
        .toSorted((left, right) => format.compare(left.name, right.name)),
    [format],
  );
}

export function CountrySelect({ label, hint, error, isOptional = false, value, onValue }: CountryProps) {
  const { texts } = useWords();
  const all = useCountries();
  return (
    <SelectField {...{ label, hint, error, isOptional }} value={value} onValue={onValue}>
      <option value="">{texts.apply.countryChoose}</option>
      {all.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
