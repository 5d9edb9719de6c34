import { MenuItem, TextField } from '@mui/material';
import { useFormat } from '../text/use-format.ts';

/** A month from this one to three years on; an older one that was chosen before stays. */
export function MonthField({
  label,
  value,
  onChange,
  required = false,
  error = false,
  helperText,
}: {
  label: string;
  value: string;
  onChange: (month: string) => void;
  required?: boolean;
  error?: boolean;
  helperText?: string;
}) {
  const format = useFormat();
  const today = new Date();
  const months = Array.from({ length: 37 }, (_, index) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + index, 1)).toISOString().slice(0, 7),
  );
  if (value !== '' && !months.includes(value)) months.unshift(value);
  return (
    <TextField
      select
      label={label}
      value={value}
      required={required}
      error={error}
      helperText={helperText}
      onChange={(event) => onChange(event.target.value)}
    >
      {months.map((month) => (
        <MenuItem key={month} value={month}>
          {format.yearMonth(month)}
        </MenuItem>
      ))}
    </TextField>
  );
}
