import { countries } from '@countersign/domain/country/countries';
import { useMemo } from 'react';
import { useWords } from '../../app/texts.tsx';
import { Check, SelectField, TextField } from '../../parts/field.tsx';
import { useTermsForm } from './form-context.ts';

export function CustomerNameField() {
  const { texts } = useWords();
  const { values, set, errorOf, leave } = useTermsForm();
  return (
    <TextField
      label={texts.register.customerName}
      hint={texts.register.customerNameHint}
      name="customerName"
      autoComplete="off"
      maxLength={200}
      value={values.customerName}
      error={errorOf('customerName')}
      onBlur={() => leave('customerName')}
      onValue={(customerName) => set('customerName', { customerName })}
    />
  );
}

export function CountryField() {
  const { texts, format } = useWords();
  const { values, set, errorOf } = useTermsForm();
  const options = useMemo(
    () =>
      countries
        .map((code) => ({ code, name: format.country(code) }))
        .toSorted((left, right) => format.compare(left.name, right.name)),
    [format],
  );
  return (
    <SelectField
      label={texts.register.customerCountry}
      name="customerCountry"
      value={values.customerCountry}
      error={errorOf('customerCountry')}
      onValue={(customerCountry) => set('customerCountry', { customerCountry })}
    >
      <option value="">{texts.register.chooseCountry}</option>
      {options.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

export function WebsiteField() {
  const { texts } = useWords();
  const { values, set, errorOf, leave } = useTermsForm();
  return (
    <div className="field-group">
      <TextField
        label={texts.register.customerWebsite}
        name="customerWebsite"
        type="text"
        inputMode="url"
        autoComplete="off"
        placeholder="https://"
        maxLength={300}
        disabled={values.hasNoWebsite}
        value={values.website}
        error={errorOf('customerWebsite')}
        onBlur={() => leave('customerWebsite')}
        onValue={(website) => set('customerWebsite', { website })}
      />
      <Check
        label={texts.register.noWebsite}
        checked={values.hasNoWebsite}
        onValue={(hasNoWebsite) => set('customerWebsite', { hasNoWebsite })}
      />
    </div>
  );
}

export function RegistrationNumberField() {
  const { texts } = useWords();
  const { values, set, errorOf } = useTermsForm();
  return (
    <TextField
      label={texts.register.registrationNumber}
      hint={texts.register.registrationHint}
      name="customerRegistrationNumber"
      maxLength={60}
      value={values.customerRegistrationNumber}
      error={errorOf('customerRegistrationNumber')}
      onValue={(customerRegistrationNumber) => set('customerRegistrationNumber', { customerRegistrationNumber })}
    />
  );
}

export function CityField() {
  const { texts } = useWords();
  const { values, set, errorOf } = useTermsForm();
  return (
    <TextField
      label={texts.register.city}
      name="customerCity"
      maxLength={120}
      value={values.customerCity}
      error={errorOf('customerCity')}
      onValue={(customerCity) => set('customerCity', { customerCity })}
    />
  );
}
