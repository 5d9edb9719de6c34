import { countries } from '@countersign/domain/country/countries';
import { partyRoles } from '@countersign/domain/vetting/vetting';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { Check, SelectField, TextField } from '../parts/field.tsx';
import { newParty, orNull, type StatedParty } from './draft.ts';

interface PartyFieldsProps {
  readonly parties: readonly StatedParty[];
  readonly onChange: (parties: StatedParty[]) => void;
}

/** Everybody who owns a part of the company, and everybody who directs it. */
export function PartyFields({ parties, onChange }: PartyFieldsProps) {
  const { texts, format } = useWords();
  const words = texts.details;
  const set = (id: string, part: Partial<StatedParty>) =>
    onChange(parties.map((party) => (party.id === id ? { ...party, ...part } : party)));
  return (
    <fieldset>
      <legend>{words.people}</legend>
      <p className="soft">{words.peopleText}</p>
      {parties.map((party) => (
        <fieldset key={party.id}>
          <legend>{party.name === '' ? words.name : party.name}</legend>
          <SelectField
            label={words.kind}
            value={party.kind}
            onValue={(kind) => set(party.id, { kind: kind === 'company' ? 'company' : 'person', bornOn: null })}
          >
            <option value="person">{words.person}</option>
            <option value="company">{words.companyKind}</option>
          </SelectField>
          <TextField
            label={words.name}
            maxLength={200}
            value={party.name}
            onValue={(name) => set(party.id, { name })}
          />
          {party.kind === 'person' && (
            <TextField
              label={words.bornOn}
              type="date"
              value={party.bornOn ?? ''}
              onValue={(bornOn) => set(party.id, { bornOn: orNull(bornOn) })}
            />
          )}
          <SelectField
            label={words.country}
            value={party.country ?? ''}
            onValue={(country) => set(party.id, { country: orNull(country) })}
          >
            <option value="">–</option>
            {countries.map((code) => (
              <option key={code} value={code}>
                {format.country(code)}
              </option>
            ))}
          </SelectField>
          {partyRoles.map((role) => (
            <Check
              key={role}
              label={texts.partyRole[role]}
              checked={party.roles.includes(role)}
              onValue={(isChecked) =>
                set(party.id, {
                  roles: partyRoles.filter((each) => (each === role ? isChecked : party.roles.includes(each))),
                })
              }
            />
          ))}
          {party.kind === 'person' && (
            <Check
              label={words.exposed}
              checked={party.isPoliticallyExposed}
              onValue={(isPoliticallyExposed) => set(party.id, { isPoliticallyExposed })}
            />
          )}
          <Button kind="secondary" onClick={() => onChange(parties.filter(({ id }) => id !== party.id))}>
            {words.remove}
          </Button>
        </fieldset>
      ))}
      <Button kind="secondary" icon="plus" onClick={() => onChange([...parties, newParty(parties)])}>
        {words.addPerson}
      </Button>
    </fieldset>
  );
}
