import {
  Box,
  Checkbox,
  FormControlLabel,
  FormHelperText,
  FormLabel,
  InputAdornment,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { CountryField } from '../parts/country-field.tsx';
import type { Field, FormValues } from './fields.ts';

interface FieldInputProps {
  field: Field;
  value: FormValues[string] | undefined;
  problem: string | undefined;
  autoFocus: boolean;
  onChange: (value: FormValues[string]) => void;
}

export function FieldInput({ field, value, problem, autoFocus, onChange }: FieldInputProps) {
  const shared = {
    label: field.label,
    required: field.required ?? false,
    error: problem !== undefined,
    helperText: problem ?? field.help,
  };
  switch (field.kind) {
    case 'text':
      return (
        <TextField
          {...shared}
          autoFocus={autoFocus}
          type={field.type ?? 'text'}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value)}
          multiline={field.lines !== undefined}
          {...(field.lines === undefined ? {} : { minRows: field.lines })}
          slotProps={{
            htmlInput: {
              maxLength: field.max ?? 200,
              ...(field.autoComplete === undefined ? {} : { autoComplete: field.autoComplete }),
              ...(field.inputMode === undefined ? {} : { inputMode: field.inputMode }),
            },
            ...(field.type === 'date' || field.type === 'time' || field.type === 'color'
              ? { inputLabel: { shrink: true } }
              : {}),
            input:
              field.suffix === undefined
                ? {}
                : { endAdornment: <InputAdornment position="end">{field.suffix}</InputAdornment> },
          }}
        />
      );
    case 'one':
      return (
        <TextField
          {...shared}
          select
          value={field.options.some(({ id }) => id === value) ? value : ''}
          onChange={(event) => onChange(event.target.value)}
        >
          {field.required === true ? null : <MenuItem value="">–</MenuItem>}
          {field.options.map((option) => (
            <MenuItem key={option.id} value={option.id}>
              {option.label}
            </MenuItem>
          ))}
        </TextField>
      );
    case 'several':
      return <Several field={field} value={value} problem={problem} onChange={onChange} />;
    case 'check':
      return (
        <Box>
          <FormControlLabel
            control={
              <Checkbox size="small" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
            }
            label={field.label}
            slotProps={{ typography: { variant: 'body1' } }}
          />
          {shared.helperText === undefined ? null : (
            <FormHelperText error={shared.error}>{shared.helperText}</FormHelperText>
          )}
        </Box>
      );
    case 'country':
      return <CountryField {...shared} value={typeof value === 'string' ? value : ''} onChange={onChange} />;
    default:
      return field satisfies never;
  }
}

function Several({
  field,
  value,
  problem,
  onChange,
}: Pick<FieldInputProps, 'value' | 'problem' | 'onChange'> & { field: Extract<Field, { kind: 'several' }> }) {
  const id = useId();
  const chosen: readonly string[] = Array.isArray(value) ? value : [];
  const toggle = (option: string) =>
    onChange(chosen.includes(option) ? chosen.filter((other) => other !== option) : [...chosen, option]);
  return (
    <Box role="group" aria-labelledby={id}>
      <FormLabel
        id={id}
        required={field.required ?? false}
        error={problem !== undefined}
        sx={{ fontSize: '0.8125rem' }}
      >
        {field.label}
      </FormLabel>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))', mt: 0.5 }}>
        {field.options.map((option) => (
          <FormControlLabel
            key={option.id}
            sx={{
              alignItems: option.help === undefined ? 'center' : 'flex-start',
              mb: option.help === undefined ? 0 : 1,
            }}
            control={<Checkbox size="small" checked={chosen.includes(option.id)} onChange={() => toggle(option.id)} />}
            label={
              <>
                <Typography variant="body2" component="span">
                  {option.label}
                </Typography>
                {option.help === undefined ? null : (
                  <Typography variant="caption" component="span" sx={{ display: 'block', color: 'text.secondary' }}>
                    {option.help}
                  </Typography>
                )}
              </>
            }
          />
        ))}
      </Box>
      <FormHelperText error={problem !== undefined}>{problem ?? field.help}</FormHelperText>
    </Box>
  );
}
