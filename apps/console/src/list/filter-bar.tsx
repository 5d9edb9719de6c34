import SearchIcon from '@mui/icons-material/Search';
import { Box, Button, InputAdornment, MenuItem, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useListContext } from 'react-admin';
import { useText } from '../text/use-text.ts';
import { PartnerFilter } from './partner-filter.tsx';
import { SavedFilters } from './saved-filters.tsx';

export type Filter =
  | { kind: 'search'; name: string; label: string }
  | { kind: 'partner'; name: string; label: string }
  | { kind: 'date'; name: string; label: string; end?: boolean }
  | { kind: 'one' | 'several'; name: string; label: string; options: readonly { id: string; label: string }[] };

type FilterValues = Record<string, unknown>;

/** The filters of a list, kept in the address, so that a link shows the same list. */
export function FilterBar({ filters, resource }: { filters: readonly Filter[]; resource: string }) {
  const t = useText();
  const { filterValues, setFilters } = useListContext();
  const values: FilterValues = filterValues;
  const set = (name: string, value: unknown) => setFilters({ ...values, [name]: value }, {});
  const isFiltered = Object.values(values).some((value) => value !== undefined && value !== '');
  return (
    <Box
      sx={{
        p: 1.5,
        display: 'flex',
        gap: 1,
        flexWrap: 'wrap',
        alignItems: 'center',
        borderBottom: '1px solid',
        borderColor: 'divider',
      }}
    >
      {filters.map((filter) => (
        <FilterField
          key={filter.name}
          filter={filter}
          value={values[filter.name]}
          onChange={(value) => set(filter.name, value)}
        />
      ))}
      {isFiltered ? <Button onClick={() => setFilters({}, {})}>{t('list.clearFilters')}</Button> : null}
      <Box sx={{ flex: 1 }} />
      <SavedFilters resource={resource} />
    </Box>
  );
}

function FilterField({
  filter,
  value,
  onChange,
}: {
  filter: Filter;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const t = useText();
  if (filter.kind === 'search')
    return <SearchField label={filter.label} value={String(value ?? '')} onChange={onChange} />;
  if (filter.kind === 'partner')
    return <PartnerFilter label={filter.label} value={String(value ?? '')} onChange={onChange} />;
  if (filter.kind === 'date') {
    const clock = filter.end === true ? 'T23:59:59Z' : 'T00:00:00Z';
    return (
      <TextField
        type="date"
        label={filter.label}
        value={typeof value === 'string' ? value.slice(0, 10) : ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value + clock)}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ flex: { xs: '1 1 140px', sm: '0 0 150px' } }}
      />
    );
  }
  const isSeveral = filter.kind === 'several';
  const chosen = typeof value === 'string' && value !== '' ? value.split(',') : [];
  return (
    <TextField
      select
      label={filter.label}
      value={isSeveral ? chosen : (chosen[0] ?? '')}
      onChange={(event) => {
        const next: unknown = event.target.value;
        onChange(Array.isArray(next) ? next.join(',') : next);
      }}
      sx={{ minWidth: 150, maxWidth: { sm: 220 }, flex: { xs: '1 1 130px', sm: '0 0 auto' } }}
      slotProps={{ select: { multiple: isSeveral } }}
    >
      {isSeveral ? null : <MenuItem value="">{t('list.any')}</MenuItem>}
      {filter.options.map((option) => (
        <MenuItem key={option.id} value={option.id}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

const typingPauseMs = 250;

function SearchField({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setText(value);
  }
  useEffect(() => {
    if (text === known) return;
    const timer = setTimeout(() => onChange(text), typingPauseMs);
    return () => clearTimeout(timer);
  });
  return (
    <TextField
      value={text}
      onChange={(event) => setText(event.target.value)}
      placeholder={label}
      sx={{ flex: { xs: '1 1 100%', sm: '0 1 270px' } }}
      slotProps={{
        htmlInput: { 'aria-label': label, type: 'search', maxLength: 120 },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
