import type { ImportMapping } from '@countersign/contracts/import/operations';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Alert, Box, Button, Checkbox, FormControlLabel, MenuItem, TextField, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../data/api.ts';
import { Section } from '../parts/section.tsx';
import { useUnsaved } from '../parts/use-unsaved.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { ValueMapping } from './value-mapping.tsx';

/** Which column becomes which field, one value for all rows where there is no column, and what values of the file mean. */
export function MappingForm({ job, onMapped }: { job: Reply<'import.get'>; onMapped: () => void }) {
  const t = useText();
  const lookUp = useLookedUpText();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const [initial] = useState<ImportMapping>(() => job.mapping ?? job.suggestedMapping);
  const [mapping, setMapping] = useState(initial);
  const missing = job.targets.filter(
    ({ field, isRequired }) =>
      isRequired && mapping.columns[field] === undefined && (mapping.defaults[field] ?? '') === '',
  );

  const save = useMutation({
    mutationFn: () => call('import.map', { params: { id: job.id }, body: mapping }),
    onSuccess: (next) => {
      queryClient.setQueryData(['imports', 'one', job.id], next);
      onMapped();
    },
  });

  useUnsaved(!save.isPending && !save.isSuccess && JSON.stringify(mapping) !== JSON.stringify(initial));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (missing.length === 0) save.mutate();
  }

  const setColumn = (field: string, column: string) =>
    setMapping((before) => ({ ...before, columns: withEntry(before.columns, field, column) }));
  const setDefault = (field: string, value: string) =>
    setMapping((before) => ({ ...before, defaults: withEntry(before.defaults, field, value) }));

  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      <Section title={t('import.columnsTitle')}>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {t('import.columnsLead')}
        </Typography>
        <Box sx={{ display: 'grid', gap: 1 }}>
          {job.targets.map(({ field, isRequired }) => {
            const column = mapping.columns[field];
            const example =
              column === undefined
                ? undefined
                : job.sample.map((row) => row[column]).find((value) => value !== undefined && value !== '');
            const label = lookUp('importField', field);
            return (
              <Box
                key={field}
                sx={{
                  display: 'grid',
                  gap: { xs: 0.75, sm: 1.5 },
                  gridTemplateColumns: { xs: '1fr', sm: '180px minmax(0, 1fr) minmax(0, 1fr)' },
                  alignItems: 'center',
                  py: 0.75,
                  borderTop: '1px solid',
                  borderColor: 'divider',
                }}
              >
                <Typography variant="body2" sx={{ fontWeight: isRequired ? 600 : 460 }}>
                  {label}
                  {isRequired ? ' *' : ''}
                </Typography>
                <TextField
                  select
                  value={column ?? ''}
                  onChange={(event) => setColumn(field, event.target.value)}
                  slotProps={{
                    select: { displayEmpty: true },
                    htmlInput: { 'aria-label': t('import.columnFor', { field: label }) },
                  }}
                >
                  <MenuItem value="">{t('import.noColumn')}</MenuItem>
                  {job.columns.map((name) => (
                    <MenuItem key={name} value={name}>
                      {name}
                    </MenuItem>
                  ))}
                </TextField>
                <Box sx={{ minWidth: 0 }}>
                  <TextField
                    fullWidth
                    placeholder={example === undefined ? t('import.sameForAll') : t('import.whenEmpty', { example })}
                    value={mapping.defaults[field] ?? ''}
                    onChange={(event) => setDefault(field, event.target.value)}
                    slotProps={{
                      htmlInput: { 'aria-label': t('import.defaultFor', { field: label }), maxLength: 200 },
                    }}
                  />
                </Box>
              </Box>
            );
          })}
        </Box>
      </Section>
      <ValueMapping job={job} mapping={mapping} onChange={setMapping} />
      {job.kind === 'deal-registration' ? (
        <FormControlLabel
          control={
            <Checkbox
              checked={mapping.sendMail}
              onChange={(event) => setMapping((before) => ({ ...before, sendMail: event.target.checked }))}
            />
          }
          label={t('import.sendMail')}
        />
      ) : null}
      {missing.length === 0 ? null : (
        <Alert severity="warning">
          {t('import.missing', { fields: missing.map(({ field }) => lookUp('importField', field)).join(', ') })}
        </Alert>
      )}
      {save.isError ? <Alert severity="error">{problemText(save.error)}</Alert> : null}
      <Box>
        <Button type="submit" variant="contained" disabled={missing.length > 0} loading={save.isPending}>
          {t('import.check')}
        </Button>
      </Box>
    </Box>
  );
}

function withEntry(entries: Readonly<Record<string, string>>, key: string, value: string): Record<string, string> {
  const rest = Object.fromEntries(Object.entries(entries).filter(([name]) => name !== key));
  return value === '' ? rest : { ...rest, [key]: value };
}
