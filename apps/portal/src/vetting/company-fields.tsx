import { countries } from '@countersign/domain/country/countries';
import { useState } from 'react';
import { useWords } from '../app/texts.tsx';
import { SelectField, TextArea, TextField } from '../parts/field.tsx';
import { codesOf, orNull, type Statement } from './draft.ts';

interface CompanyFieldsProps {
  readonly draft: Statement;
  readonly asksNumbers: boolean;
  readonly onChange: (part: Partial<Statement>) => void;
}

/** Who the partner is, where it is, and the numbers it goes by. */
export function CompanyFields({ draft, asksNumbers, onChange }: CompanyFieldsProps) {
  const { texts, format } = useWords();
  const words = texts.details;
  const [markets, setMarkets] = useState(draft.markets.join(', '));
  const options = countries
    .map((code) => ({ code, name: format.country(code) }))
    .toSorted((left, right) => format.compare(left.name, right.name));
  return (
    <fieldset>
      <legend>{words.company}</legend>
      <SelectField
        label={words.form}
        value={draft.form}
        onValue={(form) => onChange({ form: form === 'person' ? 'person' : 'company' })}
      >
        <option value="company">{words.isCompany}</option>
        <option value="person">{words.isPerson}</option>
      </SelectField>
      <TextField
        label={words.legalName}
        required
        maxLength={200}
        value={draft.legalName}
        onValue={(legalName) => onChange({ legalName })}
      />
      {draft.form === 'person' && (
        <TextField
          label={words.bornOn}
          type="date"
          value={draft.bornOn ?? ''}
          onValue={(bornOn) => onChange({ bornOn: orNull(bornOn) })}
        />
      )}
      <SelectField label={words.country} value={draft.country} onValue={(country) => onChange({ country })}>
        {options.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={words.address}
        maxLength={500}
        value={draft.address ?? ''}
        onValue={(address) => onChange({ address: orNull(address) })}
      />
      {(['email', 'website'] as const).map((name) => (
        <TextField
          key={name}
          label={words[name]}
          isOptional
          type={name === 'email' ? 'email' : 'url'}
          maxLength={254}
          value={draft[name] ?? ''}
          onValue={(text) => onChange({ [name]: orNull(text) })}
        />
      ))}
      <TextField
        label={words.markets}
        hint={words.marketsHint}
        isOptional
        value={markets}
        onValue={(text) => {
          setMarkets(text);
          onChange({ markets: codesOf(text) });
        }}
      />
      {asksNumbers &&
        (['registrationNumber', 'vatNumber', 'lei'] as const).map((name) => (
          <TextField
            key={name}
            label={words[name]}
            isOptional
            maxLength={40}
            value={draft[name] ?? ''}
            onValue={(text) => onChange({ [name]: orNull(text) })}
          />
        ))}
    </fieldset>
  );
}
