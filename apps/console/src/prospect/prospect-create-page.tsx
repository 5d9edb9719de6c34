import { partnerTypes } from '@countersign/domain/partner/partner';
import { prospectSources } from '@countersign/domain/prospect/prospect';
import { isProblem } from '@countersign/ui/client/problem';
import { Alert, Box, Button, Checkbox, FormControlLabel, MenuItem, Paper, Stack, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../data/api.ts';
import { CountryField } from '../parts/country-field.tsx';
import { Page } from '../parts/page.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { type Details, emptyDetails, ProspectFields, typedDetails } from './prospect-fields.tsx';

/** A new prospect; one that looks like somebody who is there is only added when it is said to be another. */
export default function ProspectCreatePage() {
  const t = useText();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const client = useQueryClient();
  const programs = usePrograms();
  const [program, setProgram] = useState('');
  const [partnerType, setType] = useState<(typeof partnerTypes)[number]>('reseller');
  const [source, setSource] = useState<(typeof prospectSources)[number]>('research');
  const [country, setCountry] = useState('');
  const [values, setValues] = useState<Details>(emptyDetails);
  const [isKnownAnother, setAnother] = useState(false);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const programId = program === '' ? (programs[0]?.id ?? '') : program;
  const isConflict = isProblem(error, 'conflict');
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (values.name.trim() === '' || programId === '') return;
    setSending(true);
    setError(undefined);
    try {
      const created = await call('prospect.create', {
        body: {
          ...typedDetails(values),
          ...(country === '' ? {} : { country }),
          name: values.name.trim(),
          programId,
          partnerType,
          source,
          isKnownAnother,
        },
      });
      await client.invalidateQueries({ queryKey: ['prospects'] });
      await navigate(`/prospects/${created.id}`);
    } catch (refusal) {
      setError(refusal);
      setSending(false);
    }
  }
  return (
    <Page title={t('prospect.add')} back={{ to: '/prospects', label: t('nav.prospects') }} width="reading">
      <Paper variant="outlined" sx={{ p: 2 }}>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Stack spacing={2}>
            <TextField
              select
              label={t('prospect.program')}
              value={programId}
              onChange={(event) => setProgram(event.target.value)}
            >
              {programs.map(({ id, label }) => (
                <MenuItem key={id} value={id}>
                  {label}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              select
              label={t('prospect.type')}
              value={partnerType}
              onChange={(event) => setType(partnerTypes.find((one) => one === event.target.value) ?? 'reseller')}
            >
              {partnerTypes.map((one) => (
                <MenuItem key={one} value={one}>
                  {t(`partnerType.${one}`)}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              select
              label={t('prospect.source')}
              value={source}
              onChange={(event) => setSource(prospectSources.find((one) => one === event.target.value) ?? 'research')}
            >
              {prospectSources.map((one) => (
                <MenuItem key={one} value={one}>
                  {t(`prospectSource.${one}`)}
                </MenuItem>
              ))}
            </TextField>
            <ProspectFields values={values} onChange={(change) => setValues((last) => ({ ...last, ...change }))} />
            <CountryField label={t('field.country')} value={country} onChange={setCountry} />
            {error === undefined ? null : (
              <Alert severity="error">{isConflict ? t('prospect.looksKnown') : problemText(error)}</Alert>
            )}
            {isConflict || isKnownAnother ? (
              <FormControlLabel
                control={<Checkbox checked={isKnownAnother} onChange={(event) => setAnother(event.target.checked)} />}
                label={t('prospect.isAnother')}
              />
            ) : null}
            <Box>
              <Button type="submit" variant="contained" loading={isSending} disabled={values.name.trim() === ''}>
                {t('prospect.add')}
              </Button>
            </Box>
          </Stack>
        </form>
      </Paper>
    </Page>
  );
}
