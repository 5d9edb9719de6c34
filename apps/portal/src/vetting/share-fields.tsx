import { useWords } from '../app/texts.tsx';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import type { Statement } from './draft.ts';

type Holding = Statement['holdings'][number];

interface ShareFieldsProps {
  readonly draft: Statement;
  readonly onChange: (holdings: Holding[]) => void;
}

/** Who owns how much of whom; the company itself is one of them. */
export function ShareFields({ draft, onChange }: ShareFieldsProps) {
  const { texts } = useWords();
  const words = texts.details;
  const { holdings, parties } = draft;
  const set = (at: number, part: Partial<Holding>) =>
    onChange(holdings.map((holding, index) => (index === at ? { ...holding, ...part } : holding)));
  const named = parties.filter(({ name }) => name.trim() !== '');
  const companies = named.filter(({ kind }) => kind === 'company');
  const [first] = named;
  return (
    <fieldset>
      <legend>{words.shares}</legend>
      <p className="soft">{words.sharesText}</p>
      {holdings.map((holding, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone while it is typed
        <div className="details-share" key={at}>
          <SelectField label={words.holder} value={holding.holderId} onValue={(holderId) => set(at, { holderId })}>
            {named.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <SelectField label={words.held} value={holding.heldId} onValue={(heldId) => set(at, { heldId })}>
            <option value="self">{draft.legalName === '' ? words.self : draft.legalName}</option>
            {companies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            label={words.percent}
            inputMode="decimal"
            value={holding.percent}
            onValue={(percent) => set(at, { percent: percent.replace(',', '.') })}
          />
          <Button kind="secondary" onClick={() => onChange(holdings.filter((_each, index) => index !== at))}>
            {words.remove}
          </Button>
        </div>
      ))}
      {first !== undefined && (
        <Button
          kind="secondary"
          icon="plus"
          onClick={() => onChange([...holdings, { holderId: first.id, heldId: 'self', percent: '' }])}
        >
          {words.addShare}
        </Button>
      )}
    </fieldset>
  );
}
