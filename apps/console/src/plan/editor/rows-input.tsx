import type { ParamField } from '@countersign/domain/plan/rules/rule-kind';
import Close from '@mui/icons-material/Close';
import { Box, Button, FormHelperText, FormLabel, IconButton } from '@mui/material';
import { useId } from 'react';
import { useLookedUpText } from '../../text/use-looked-up-text.ts';
import { useText } from '../../text/use-text.ts';
import { useDraft } from './draft-context.tsx';
import { ParamInput } from './param-input.tsx';
import { type Place, valueAt } from './plan-draft.ts';

/** A list of rows with the same columns, such as the bands of a tiered rule. */
export function RowsInput({
  place,
  label,
  columns,
  rowsMax,
}: {
  place: Place;
  label: string;
  columns: readonly ParamField[];
  rowsMax: number;
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
      {rows.length >= rowsMax ? null : (
        <Box>
          <Button onClick={() => set(place, [...rows, {}])}>{t('planEditor.addRow')}</Button>
        </Box>
      )}
    </Box>
  );
}
