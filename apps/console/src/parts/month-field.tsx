import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
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
  const [upcoming] = useState(upcomingMonths);
  const months = value === '' || upcoming.includes(value) ? upcoming : [value, ...upcoming];
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

/** This month and the three years after it, as `2026-11`. */
function upcomingMonths(): string[] {
  const today = new Date();
  return Array.from({ length: 37 }, (_, index) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + index, 1)).toISOString().slice(0, 7),
  );
}
