import { partnerTypes } from '@countersign/domain/partner/partner';
import { Alert, Button, MenuItem, Paper, Stack, TextField } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { call } from '../data/api.ts';
import { Page } from '../parts/page.tsx';
import { useUnsaved } from '../parts/use-unsaved.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { DraftFields, draftOf, emptyDraft } from './draft-fields.tsx';

/** A new agreement: whom it is for, and its first text. */
export default function AgreementCreatePage() {
  const t = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const problemText = useProblemText();
  const [name, setName] = useState('');
  const [programId, setProgramId] = useState('');
  const [partnerType, setPartnerType] = useState('');
  const [countries, setCountries] = useState('');
  const [typed, setTyped] = useState(emptyDraft);
  const programs = useQuery({
    queryKey: ['programs', 'choices'],
    queryFn: ({ signal }) => call('program.list', { query: { limit: 200 }, signal }),
  }).data?.items;
  const program = programId === '' && programs?.length === 1 ? (programs[0]?.id ?? '') : programId;
  const draft = draftOf(typed);
  const create = useMutation({
    mutationFn: () => {
      if (draft === null) throw new Error('the draft is not complete');
      const codes = countries.toUpperCase().match(/[A-Z]{2}/g) ?? [];
      const scope = { partnerType: partnerTypes.find((type) => type === partnerType) ?? null, countries: codes };
      return call('agreement.create', { body: { programId: program, name: name.trim(), scope, draft } });
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['agreements'] });
      notify(t('agreement.created'), { type: 'success' });
      await navigate(`/agreements/${id}`);
    },
  });
  useUnsaved(name !== '' && !create.isPending && !create.isSuccess);
  return (
    <Page title={t('agreement.createTitle')} back={{ to: '/agreements', label: t('nav.backToAgreements') }}>
      <Paper variant="outlined" sx={{ p: 2, maxWidth: 860 }}>
        <Stack spacing={2}>
          <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
            <TextField
              label={t('agreement.name')}
              required
              value={name}
              onChange={(event) => setName(event.target.value)}
              slotProps={{ htmlInput: { maxLength: 120 } }}
              sx={{ flex: 1 }}
            />
            <TextField
              select
              label={t('field.program')}
              required
              value={program}
              onChange={(event) => setProgramId(event.target.value)}
              sx={{ flex: 1 }}
            >
              {(programs ?? []).map((one) => (
                <MenuItem key={one.id} value={one.id}>
                  {one.name}
                </MenuItem>
              ))}
            </TextField>
          </Stack>
          <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
            <TextField
              select
              label={t('agreement.forWhom')}
              value={partnerType}
              onChange={(event) => setPartnerType(event.target.value)}
              slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
              sx={{ flex: 1 }}
            >
              <MenuItem value="">{t('agreement.everybody')}</MenuItem>
              {partnerTypes.map((type) => (
                <MenuItem key={type} value={type}>
                  {t(`partnerType.${type}`)}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              label={t('agreement.countries')}
              helperText={t('agreement.countriesHelp')}
              value={countries}
              onChange={(event) => setCountries(event.target.value)}
              sx={{ flex: 1 }}
            />
          </Stack>
          <DraftFields typed={typed} onChange={setTyped} />
          {create.error === null ? null : <Alert severity="error">{problemText(create.error)}</Alert>}
          <div>
            <Button
              variant="contained"
              disabled={draft === null || name.trim() === '' || program === ''}
              loading={create.isPending}
              onClick={() => create.mutate()}
            >
              {t('agreement.save')}
            </Button>
          </div>
        </Stack>
      </Paper>
    </Page>
  );
}
