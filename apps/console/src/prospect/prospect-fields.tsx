import { TextField } from '@mui/material';
import { useText } from '../text/use-text.ts';

const fields = [
  'name',
  'website',
  'registrationNumber',
  'contactName',
  'contactEmail',
  'nextStep',
  'nextStepOn',
] as const;
export type Details = Record<(typeof fields)[number], string>;

export const emptyDetails: Details = {
  name: '',
  website: '',
  registrationNumber: '',
  contactName: '',
  contactEmail: '',
  nextStep: '',
  nextStepOn: '',
};

/** What was filled in, without the name. */
export function typedDetails(values: Details): Partial<Details> {
  return Object.fromEntries(
    Object.entries(values)
      .map(([key, value]) => [key, value.trim()] as const)
      .filter(([key, value]) => key !== 'name' && value !== ''),
  );
}

export function ProspectFields({
  values,
  onChange,
}: {
  values: Details;
  onChange: (change: Partial<Details>) => void;
}) {
  const t = useText();
  const labels: Record<(typeof fields)[number], string> = {
    name: t('field.name'),
    website: t('prospect.website'),
    registrationNumber: t('prospect.registrationNumber'),
    contactName: t('prospect.contactName'),
    contactEmail: t('prospect.contactEmail'),
    nextStep: t('prospect.nextStep'),
    nextStepOn: t('prospect.nextStepOn'),
  };
  return fields.map((key) => (
    <TextField
      key={key}
      label={labels[key]}
      type={key === 'nextStepOn' ? 'date' : key === 'contactEmail' ? 'email' : 'text'}
      required={key === 'name'}
      value={values[key]}
      onChange={(event) => onChange({ [key]: event.target.value })}
      slotProps={{
        htmlInput: { maxLength: 160 },
        ...(key === 'nextStepOn' ? { inputLabel: { shrink: true } } : {}),
      }}
    />
  ));
}
