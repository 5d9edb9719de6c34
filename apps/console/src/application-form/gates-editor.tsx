import { countries } from '@countersign/domain/country/countries';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Autocomplete, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { isWholeWithin } from '../form/fields.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { RecordLine, RecordLines } from '../parts/record-line.tsx';
import { Section } from '../parts/section.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { formTextOf, TwoLanguages, textsOf } from './two-languages.tsx';
import { useGateText } from './use-gate-text.ts';

type Definition = Reply<'form.get'>['definition'];
type Gate = Definition['gates'][number];

const gatesMax = 6;
const choices = ['country_only', 'country_except', 'site_age', 'licence'] as const;
type Choice = (typeof choices)[number];

/** What has to hold before anybody sees the form. */
export function GatesEditor({ gates, onChange }: { gates: Gate[]; onChange: (gates: Gate[]) => void }) {
  const t = useText();
  const gateText = useGateText();
  const [opened, setOpened] = useState<number | 'new'>();
  return (
    <Section
      title={t('form.gates')}
      aside={
        gates.length < gatesMax ? <Button onClick={() => setOpened('new')}>{t('formParts.addGate')}</Button> : null
      }
    >
      {gates.length === 0 ? <Typography variant="body2">{t('form.noGates')}</Typography> : null}
      <RecordLines>
        {gates.map((gate, index) => (
          <RecordLine key={JSON.stringify(gate)} name={gateText(gate)} about="" tags={null}>
            <Button onClick={() => setOpened(index)}>{t('action.change')}</Button>
            <Button color="error" onClick={() => onChange(gates.toSpliced(index, 1))}>
              {t('formParts.remove')}
            </Button>
          </RecordLine>
        ))}
      </RecordLines>
      {opened === undefined ? null : (
        <GateDialog
          gate={opened === 'new' ? undefined : gates[opened]}
          onClose={() => setOpened(undefined)}
          onSave={(gate) => onChange(opened === 'new' ? [...gates, gate] : gates.with(opened, gate))}
        />
      )}
    </Section>
  );
}

function choiceOf(gate: Gate | undefined): Choice {
  if (gate === undefined) return 'country_only';
  return gate.kind === 'country' ? (gate.mode === 'only' ? 'country_only' : 'country_except') : gate.kind;
}

function GateDialog({
  gate,
  onSave,
  onClose,
}: {
  gate: Gate | undefined;
  onSave: (gate: Gate) => void;
  onClose: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const [choice, setChoice] = useState(choiceOf(gate));
  const [chosen, setChosen] = useState<readonly string[]>(
    gate === undefined || gate.kind === 'site_age' ? [] : gate.countries,
  );
  const [months, setMonths] = useState(gate?.kind === 'site_age' ? String(gate.monthsMin) : '6');
  const [question, setQuestion] = useState(textsOf(gate?.kind === 'licence' ? gate.question : undefined));
  const isCountry = choice === 'country_only' || choice === 'country_except';
  const isComplete = isCountry
    ? chosen.length > 0
    : choice === 'site_age'
      ? isWholeWithin(months, 1, 240)
      : question.en.trim() !== '';
  const made = (): Gate => {
    switch (choice) {
      case 'country_only':
      case 'country_except':
        return { kind: 'country', mode: choice === 'country_only' ? 'only' : 'except', countries: [...chosen] };
      case 'site_age':
        return { kind: 'site_age', monthsMin: Number(months) };
      case 'licence':
        return { kind: 'licence', question: formTextOf(question), countries: [...chosen] };
      default:
        return choice satisfies never;
    }
  };
  return (
    <FormDialog
      title={t('formParts.gateKind')}
      submitLabel={t('action.save')}
      isComplete={isComplete}
      onClose={onClose}
      onSubmit={async () => onSave(made())}
    >
      <TextField
        select
        label={t('formParts.gateKind')}
        value={choice}
        onChange={(event) => setChoice(choices.find((one) => one === event.target.value) ?? choice)}
      >
        {choices.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`formParts.gateKinds.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {choice === 'licence' ? (
        <TwoLanguages
          labels={{ en: t('formParts.gateQuestionEn'), de: t('formParts.gateQuestionDe') }}
          value={question}
          max={200}
          onChange={setQuestion}
        />
      ) : null}
      {choice === 'site_age' ? (
        <TextField
          label={t('formParts.gateMonths')}
          value={months}
          required
          onChange={(event) => setMonths(event.target.value)}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3 } }}
        />
      ) : (
        <Autocomplete
          multiple
          options={countries.map(String)}
          value={[...chosen]}
          getOptionLabel={(code) => format.country(code)}
          onChange={(_event, next) => setChosen(next)}
          openText={t('choice.open')}
          closeText={t('action.close')}
          clearText={t('choice.clear')}
          noOptionsText={t('choice.none')}
          renderInput={(params) => (
            <TextField
              {...params}
              label={t(choice === 'licence' ? 'formParts.gateLicenceCountries' : 'formParts.gateCountries')}
            />
          )}
        />
      )}
    </FormDialog>
  );
}
