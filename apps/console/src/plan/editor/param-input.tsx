import { isCurrency, scaleOf } from '@countersign/domain/currency/currencies';
import type { ParamField } from '@countersign/domain/plan/rules/rule-kind';
import { readAmount, typedAmount } from '@countersign/ui/format/money-text';
import Close from '@mui/icons-material/Close';
import { Box, Button, FormHelperText, FormLabel, IconButton, InputAdornment, MenuItem, TextField } from '@mui/material';
import { useId, useState } from 'react';
import { useFormat } from '../../text/use-format.ts';
import { useLookedUpText } from '../../text/use-looked-up-text.ts';
import { useText } from '../../text/use-text.ts';
import { useDraft } from './draft-context.tsx';
import { type Place, valueAt } from './plan-draft.ts';

export interface ParamInputProps {
  field: ParamField;
  place: Place;
  label: string;
  help?: string | undefined;
  /** Of a list: what it begins with once something is added to it. */
  first?: readonly unknown[] | undefined;
  /** Instead of only writing the value at its place. */
  onSet?: (value: unknown) => void;
}

/** Asks for one parameter of a plan as its description says, and shows what is wrong with it beside it. */
export function ParamInput(props: ParamInputProps) {
  const { field } = props;
  switch (field.type) {
    case 'choice':
      return <ChoiceInput {...props} choices={field.choices} />;
    case 'rows':
      return (
        <RowsInput
          place={props.place}
          label={props.label}
          columns={field.columns}
          rowsMax={field.rowsMax}
          help={props.help}
          first={props.first}
        />
      );
    case 'percent':
    case 'money':
    case 'whole':
    case 'text':
      return <TypedInput {...props} />;
    default:
      return field satisfies never;
  }
}

function ChoiceInput({ field, place, label, help, onSet, choices }: ParamInputProps & { choices: readonly string[] }) {
  const lookUp = useLookedUpText();
  const { draft, set, problemAt } = useDraft();
  const value = valueAt(draft, place);
  const problem = problemAt(place);
  const isOptional = field.isOptional === true;
  return (
    <TextField
      select
      label={label}
      value={choices.some((choice) => choice === value) ? value : ''}
      required={!isOptional}
      error={problem !== undefined}
      helperText={problem ?? help}
      onChange={(event) => {
        const next = event.target.value === '' ? undefined : event.target.value;
        if (onSet === undefined) set(place, next);
        else onSet(next);
      }}
    >
      {isOptional ? <MenuItem value="">–</MenuItem> : null}
      {choices.map((choice) => (
        <MenuItem key={choice} value={choice}>
          {lookUp('planChoice', choice)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function TypedInput({ field, place, label, help, onSet }: ParamInputProps) {
  const t = useText();
  const { locale } = useFormat();
  const { draft, currency, set, problemAt } = useDraft();
  const value = valueAt(draft, place);
  const problem = problemAt(place);
  const [known, setKnown] = useState(value);
  const [text, setText] = useState(() => shownText(field, value, locale));
  // Written from elsewhere, as when a row above was taken away: show that, not what was typed here.
  if (known !== value) {
    setKnown(value);
    setText(shownText(field, value, locale));
  }
  const suffix = field.type === 'percent' ? '%' : field.type === 'money' ? currency : undefined;
  const unit = field.type === 'whole' ? t(`planEditor.unit.${field.unit}`) : suffix;
  return (
    <TextField
      label={label}
      value={text}
      required={field.isOptional !== true && field.isNullable !== true}
      error={problem !== undefined}
      helperText={problem ?? help ?? (field.isNullable === true ? t('planEditor.emptyIsEndless') : undefined)}
      onChange={(event) => {
        const next = readTyped(field, event.target.value, { locale, currency });
        setText(event.target.value);
        setKnown(next);
        if (onSet === undefined) set(place, next);
        else onSet(next);
      }}
      slotProps={{
        ...(unit === undefined ? {} : { inputLabel: { shrink: true } }),
        htmlInput: { maxLength: 60, inputMode: field.type === 'text' ? 'text' : 'decimal' },
        input: unit === undefined ? {} : { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> },
      }}
    />
  );
}

function shownText(field: ParamField, value: unknown, locale: string): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  if (field.type === 'text') return value;
  return /^\d+(\.\d+)?$/.test(value) ? typedAmount(value, locale) : value;
}

/** What was typed as the document holds it; what cannot be read stays as it is and is refused at its place. */
function readTyped(field: ParamField, typed: string, reader: { locale: string; currency: string }): unknown {
  const text = typed.trim();
  if (text === '') return field.isNullable === true ? null : undefined;
  switch (field.type) {
    case 'whole':
      return /^\d+$/.test(text) ? Number(text) : text;
    case 'money': {
      const scale = isCurrency(reader.currency) ? scaleOf(reader.currency) : 2;
      return readAmount(text, reader.locale, scale) ?? text;
    }
    case 'percent':
      return text.replace(',', '.');
    case 'text':
    case 'choice':
    case 'rows':
      return text;
    default:
      return field satisfies never;
  }
}

/** A list of rows with the same columns, such as the bands of a tiered rule. */
export function RowsInput({
  place,
  label,
  columns,
  rowsMax,
  help,
  first,
}: {
  place: Place;
  label: string;
  columns: readonly ParamField[];
  rowsMax: number;
  help?: string | undefined;
  /** What the list begins with once something is added to it. */
  first?: readonly unknown[] | undefined;
}) {
  const t = useText();
  const lookUp = useLookedUpText();
  const id = useId();
  const { draft, set, problemAt } = useDraft();
  const value = valueAt(draft, place);
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  const problem = problemAt(place);
  return (
    <Box role="group" aria-labelledby={id} sx={{ gridColumn: '1 / -1', display: 'grid', gap: 1 }}>
      <FormLabel id={id} error={problem !== undefined} sx={{ fontSize: '0.8125rem' }}>
        {label}
      </FormLabel>
      {rows.map((_row, index) => (
        <Box
          key={index}
          sx={{
            display: 'grid',
            gap: 1,
            alignItems: 'start',
            gridTemplateColumns: `repeat(${columns.length}, minmax(0, 1fr)) auto`,
          }}
        >
          {columns.map((column) => (
            <ParamInput
              key={column.name}
              field={column}
              place={[...place, index, column.name]}
              label={lookUp('ruleParam', column.name)}
            />
          ))}
          <IconButton
            aria-label={t('planEditor.removeRow', { row: index + 1 })}
            onClick={() => {
              const left = rows.filter((_other, at) => at !== index);
              set(place, left.length === 0 ? undefined : left);
            }}
          >
            <Close fontSize="small" />
          </IconButton>
        </Box>
      ))}
      {problem === undefined ? null : <FormHelperText error>{problem}</FormHelperText>}
      {problem === undefined && rows.length === 0 && help !== undefined ? (
        <FormHelperText sx={{ whiteSpace: 'pre-line' }}>{help}</FormHelperText>
      ) : null}
      {rows.length >= rowsMax ? null : (
        <Box>
          <Button onClick={() => set(place, rows.length === 0 && first !== undefined ? first : [...rows, {}])}>
            {t('planEditor.addRow')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
