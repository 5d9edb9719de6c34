import { Alert, Box, Button, MenuItem, Paper, TextField } from '@mui/material';
import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../data/api.ts';
import { type Choice, ChoiceField } from '../parts/choice-field.tsx';
import { Page } from '../parts/page.tsx';
import { searchPartners } from '../parts/searches.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';

/** Registering for a partner starts with whose registration it is. */
export default function DealCreatePage() {
  const t = useText();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const [partner, setPartner] = useState<Choice | null>(null);
  const [chosenProgram, setProgram] = useState('');
  const partnerId = partner?.id;
  const enrollments = useQuery({
    queryKey: ['enrollments', partnerId],
    queryFn:
      partnerId === undefined
        ? skipToken
        : ({ signal }) => call('enrollment.list', { query: { partnerId, limit: 100 }, signal }),
  });
  const programs = enrollments.data?.items.filter(({ status }) => status === 'active') ?? [];
  const isChosenOffered = programs.some((enrollment) => enrollment.programId === chosenProgram);
  const programId = isChosenOffered ? chosenProgram : (programs[0]?.programId ?? '');

  const create = useMutation({
    mutationFn: (forPartner: string) =>
      call('deal-registration.create-draft', { body: { programId, partnerId: forPartner, terms: {} } }),
    onSuccess: (deal) => void navigate(`/deal-registrations/${deal.id}`),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (partner !== null && programId !== '') create.mutate(partner.id);
  }

  return (
    <Page
      title={t('deal.registerFor')}
      lead={t('deal.registerForLead')}
      back={{ to: '/deal-registrations', label: t('nav.backToDeals') }}
      width="reading"
    >
      <Paper
        variant="outlined"
        component="form"
        onSubmit={submit}
        sx={{ p: { xs: 2, sm: 3 }, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 560px)' }}
      >
        <ChoiceField
          autoFocus
          required
          label={t('field.partner')}
          value={partner}
          onChange={setPartner}
          searchKey="partners"
          search={searchPartners}
        />
        {programs.length === 0 ? null : (
          <TextField
            select
            required
            label={t('field.program')}
            value={programId}
            onChange={(event) => setProgram(event.target.value)}
          >
            {programs.map((enrollment) => (
              <MenuItem key={enrollment.id} value={enrollment.programId}>
                {enrollment.programName}
              </MenuItem>
            ))}
          </TextField>
        )}
        {enrollments.isSuccess && programs.length === 0 ? (
          <Alert severity="warning">{t('deal.notEnrolled')}</Alert>
        ) : null}
        <Alert severity="info">{t('deal.registerForNote')}</Alert>
        {create.isError ? <Alert severity="error">{problemText(create.error)}</Alert> : null}
        <Box>
          <Button type="submit" variant="contained" disabled={programId === ''} loading={create.isPending}>
            {t('action.continue')}
          </Button>
        </Box>
      </Paper>
    </Page>
  );
}
