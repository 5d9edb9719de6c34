import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { call } from '../data/api.ts';
import { CountryField } from '../parts/country-field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useMemberChoices } from '../parts/use-company-lists.ts';
import { useText } from '../text/use-text.ts';
import { type Details, emptyDetails, ProspectFields } from './prospect-fields.tsx';
import type { Prospect } from './prospect-query.ts';

/** What is known of a prospect, who looks after it, and what comes next by when. */
export function ProspectChangeDialog({
  prospect,
  onClose,
  onDone,
}: {
  prospect: Prospect;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) {
  const t = useText();
  const members = useMemberChoices();
  const [values, setValues] = useState<Details>(() => ({
    ...emptyDetails,
    name: prospect.name,
    website: prospect.website ?? '',
    registrationNumber: prospect.registrationNumber ?? '',
    contactName: prospect.contactName ?? '',
    contactEmail: prospect.contactEmail ?? '',
    nextStep: prospect.nextStep ?? '',
    nextStepOn: prospect.nextStepOn ?? '',
  }));
  const [country, setCountry] = useState(prospect.country ?? '');
  const [owner, setOwner] = useState(prospect.owner?.id ?? '');
  return (
    <FormDialog
      title={prospect.name}
      submitLabel={t('action.save')}
      isComplete={values.name.trim() !== ''}
      onClose={onClose}
      onSubmit={async () => {
        const { name, ...rest } = values;
        const given = Object.fromEntries(
          Object.entries(rest).map(([key, value]) => [key, value.trim() === '' ? null : value.trim()]),
        );
        await call('prospect.update', {
          params: { id: prospect.id },
          ifMatch: prospect.revision,
          body: {
            ...given,
            name: name.trim(),
            country: country === '' ? null : country,
            ownerMemberId: owner === '' ? null : owner,
          },
        });
        await onDone();
      }}
    >
      <ProspectFields values={values} onChange={(change) => setValues((last) => ({ ...last, ...change }))} />
      <CountryField label={t('field.country')} value={country} onChange={setCountry} />
      <TextField select label={t('prospect.owner')} value={owner} onChange={(event) => setOwner(event.target.value)}>
        <MenuItem value="">–</MenuItem>
        {members.map(({ id, label }) => (
          <MenuItem key={id} value={id}>
            {label}
          </MenuItem>
        ))}
      </TextField>
    </FormDialog>
  );
}
