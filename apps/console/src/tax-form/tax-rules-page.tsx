import { taxRegimes } from '@countersign/domain/tax-form/tax-form';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Alert, Button, FormControlLabel, MenuItem, Stack, Switch, TextField } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';

type Rules = Reply<'tax-form.rules'>;

/** Which statement each program asks for, and whether payouts wait for it. */
export default function TaxRulesPage() {
  const t = useText();
  const programs = usePrograms();
  return (
    <Page
      title={t('tax.rulesTitle')}
      lead={t('tax.rulesLead')}
      back={{ to: '/tax-forms', label: t('tax.back') }}
      width="reading"
    >
      <Stack spacing={2}>
        {programs.map(({ id, label }) => (
          <Section key={id} title={label}>
            <RulesOfProgram programId={id} />
          </Section>
        ))}
      </Stack>
    </Page>
  );
}

function RulesOfProgram({ programId }: { programId: string }) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['tax-rules', programId],
    queryFn: ({ signal }) => call('tax-form.rules', { params: { programId }, signal }),
  });
  if (isPending) return <LoadingLines lines={2} />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <RulesForm key={data.revision} rules={data} />;
}

function RulesForm({ rules }: { rules: Rules }) {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const client = useQueryClient();
  const problemText = useProblemText();
  const [regime, setRegime] = useState(rules.regime);
  const [isRequired, setRequired] = useState(rules.isRequiredForPayout);
  const isLocked = !may('tax-form.set-rules');
  const save = useMutation({
    mutationFn: () =>
      call('tax-form.set-rules', {
        params: { programId: rules.programId },
        ifMatch: rules.revision,
        body: { regime, isRequiredForPayout: regime !== null && isRequired },
      }),
    onSuccess: async () => {
      notify(t('tax.rulesSaved'), { type: 'success' });
      await client.invalidateQueries({ queryKey: ['tax-rules', rules.programId] });
    },
  });
  const isChanged = regime !== rules.regime || isRequired !== rules.isRequiredForPayout;
  return (
    <Stack spacing={1.5} sx={{ pt: 1 }}>
      <TextField
        select
        label={t('tax.regime')}
        value={regime ?? ''}
        disabled={isLocked}
        onChange={(event) => setRegime(taxRegimes.find((one) => one === event.target.value) ?? null)}
      >
        <MenuItem value="">{t('tax.noRegime')}</MenuItem>
        {taxRegimes.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`taxRegime.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <FormControlLabel
        control={
          <Switch
            checked={regime !== null && isRequired}
            disabled={isLocked || regime === null}
            onChange={(event) => setRequired(event.target.checked)}
          />
        }
        label={t('tax.isRequired')}
      />
      {save.error === null ? null : <Alert severity="error">{problemText(save.error)}</Alert>}
      {isLocked ? null : (
        <div>
          <Button variant="outlined" disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
            {t('tax.save')}
          </Button>
        </div>
      )}
    </Stack>
  );
}
