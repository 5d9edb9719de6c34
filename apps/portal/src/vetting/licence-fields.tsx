import { licenceKinds } from '@countersign/domain/licence/licence';
import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { newLicence, orNull, type StatedLicence } from './draft.ts';

interface LicenceFieldsProps {
  readonly licences: readonly StatedLicence[];
  readonly onChange: (licences: StatedLicence[]) => void;
}

/** What the partner is allowed to do, by whom, and until when. */
export function LicenceFields({ licences, onChange }: LicenceFieldsProps) {
  const { texts } = useWords();
  const words = texts.details;
  const set = (at: number, part: Partial<StatedLicence>) =>
    onChange(licences.map((licence, index) => (index === at ? { ...licence, ...part } : licence)));
  return (
    <fieldset>
      <legend>{words.licences}</legend>
      {licences.map((licence, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone while it is typed
        <fieldset key={at}>
          <legend>{licence.number === '' ? words.number : licence.number}</legend>
          <SelectField
            label={words.kind}
            value={licence.kind}
            onValue={(kind) => set(at, { kind: licenceKinds.find((known) => known === kind) ?? 'other' })}
          >
            {licenceKinds.map((kind) => (
              <option key={kind} value={kind}>
                {texts.licenceKind[kind]}
              </option>
            ))}
          </SelectField>
          <TextField
            label={words.jurisdiction}
            maxLength={6}
            value={licence.jurisdiction}
            onValue={(text) => set(at, { jurisdiction: text.toUpperCase() })}
          />
          <TextField
            label={words.regulator}
            maxLength={200}
            value={licence.regulator}
            onValue={(regulator) => set(at, { regulator })}
          />
          <TextField
            label={words.number}
            maxLength={100}
            value={licence.number}
            onValue={(number) => set(at, { number })}
          />
          <TextField
            label={words.expiresOn}
            type="date"
            isOptional
            value={licence.expiresOn ?? ''}
            onValue={(expiresOn) => set(at, { expiresOn: orNull(expiresOn) })}
          />
          <Button kind="secondary" onClick={() => onChange(licences.filter((_each, index) => index !== at))}>
            {words.remove}
          </Button>
        </fieldset>
      ))}
      <Button kind="secondary" icon="plus" onClick={() => onChange([...licences, newLicence])}>
        {words.addLicence}
      </Button>
    </fieldset>
  );
}
