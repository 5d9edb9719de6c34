import { countries } from '@countersign/domain/country/countries';
import type { Reply } from '@countersign/ui/client/operation-types';
import { isProblem } from '@countersign/ui/client/problem';
import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { readWebsite } from '../deal/form/read-field.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { useToast } from '../parts/toasts.tsx';

type Partner = Reply<'partner.get'>;

interface EditCompanyDialogProps {
  readonly partner: Partner;
  readonly onClose: () => void;
  readonly onSaved: (partner: Partner) => void;
  readonly onStale: () => void;
}

export function EditCompanyDialog({ partner, onClose, onSaved, onStale }: EditCompanyDialogProps) {
  const { texts, format } = useWords();
  const say = useToast();
  const [name, setName] = useState(partner.name);
  const [country, setCountry] = useState(partner.country);
  const [website, setWebsite] = useState(partner.website ?? '');
  const [isChecked, setChecked] = useState(false);
  const address = readWebsite(website);
  const options = countries
    .map((code) => ({ code, name: format.country(code) }))
    .toSorted((left, right) => format.compare(left.name, right.name));
  return (
    <ActionDialog
      title={texts.company.editTitle}
      confirm={texts.states.save}
      onClose={onClose}
      check={() => {
        setChecked(true);
        return name.trim() !== '' && address.ok;
      }}
      onConfirm={async () => {
        if (!address.ok) return;
        try {
          const body = { name: name.trim(), country, website: address.value };
          onSaved(await client.call('partner.update', { params: { id: partner.id }, ifMatch: partner.revision, body }));
          say(texts.company.saved);
        } catch (problem) {
          if (isProblem(problem, 'stale_revision')) onStale();
          throw problem;
        }
      }}
    >
      <TextField
        label={texts.company.name}
        maxLength={200}
        value={name}
        error={isChecked && name.trim() === '' ? texts.register.errors.required : undefined}
        onValue={setName}
      />
      <SelectField label={texts.company.country} value={country} onValue={setCountry}>
        {options.map((option) => (
          <option key={option.code} value={option.code}>
            {option.name}
          </option>
        ))}
      </SelectField>
      <TextField
        label={texts.company.website}
        isOptional
        inputMode="url"
        maxLength={300}
        value={website}
        error={isChecked && !address.ok ? texts.register.errors.website : undefined}
        onValue={setWebsite}
      />
    </ActionDialog>
  );
}
