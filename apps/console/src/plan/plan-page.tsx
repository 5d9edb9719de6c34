import { Alert, Box, Button } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link, useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { Page } from '../parts/page.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { PlanOverrides } from './override/plan-overrides.tsx';
import { PlanDiff } from './plan-diff.tsx';
import { planQuery } from './plan-query.ts';
import { PlanVersions } from './plan-versions.tsx';

/** One plan: its versions, what differs between them, and putting the draft into force. */
export default function PlanPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<'activate' | 'retire'>();
  const { planId = '' } = useParams();
  const { data: plan, error, isPending, refetch } = useQuery(planQuery(planId));
  if (isPending) return <LoadingLines lines={8} />;
  if (plan === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const isEnded = plan.endsAt !== null;
  const canRetire = plan.versionInForce !== null && !isEnded && may('plan.retire');

  async function show(next: NonNullable<typeof plan>, said: string) {
    queryClient.setQueryData(['plans', 'one', next.id], next);
    await queryClient.invalidateQueries({ queryKey: ['plans', 'list'] });
    notify(said, { type: 'success' });
  }

  return (
    <Page
      title={plan.name}
      lead={plan.programName}
      back={{ to: '/plans', label: t('nav.backToPlans') }}
      actions={
        <>
          {canRetire ? (
            <Button variant="outlined" color="error" onClick={() => setAsked('retire')}>
              {t('plan.retire')}
            </Button>
          ) : null}
          {may('plan.save-draft') ? (
            <Button variant="outlined" component={Link} to={`/plans/${plan.id}/edit`}>
              {t(plan.draftVersion === null ? 'plan.newVersion' : 'plan.editDraft')}
            </Button>
          ) : null}
          {plan.draftVersion !== null && may('plan.activate') ? (
            <Button variant="contained" onClick={() => setAsked('activate')}>
              {t('plan.activate')}
            </Button>
          ) : null}
        </>
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        {plan.draftVersion === null ? null : (
          <Alert severity="info">{t('plan.draftNote', { version: plan.draftVersion })}</Alert>
        )}
        {plan.endsAt === null ? null : (
          <Alert severity="warning">{t('plan.endsNote', { day: format.date(plan.endsAt) })}</Alert>
        )}
        <PlanVersions versions={plan.versions} inForce={plan.versionInForce} />
        {may('plan.overrides') ? <PlanOverrides plan={plan} /> : null}
        {plan.versions.length < 2 ? null : <PlanDiff planId={plan.id} versions={plan.versions} />}
      </Box>
      {asked === 'activate' ? (
        <RecordFormDialog
          title={t('plan.activateTitle', { version: plan.draftVersion ?? 0 })}
          submitLabel={t('plan.activate')}
          intro={<span>{t('plan.activateText')}</span>}
          initial={{ day: today() }}
          fields={[{ kind: 'text', type: 'date', name: 'day', label: t('plan.from'), required: true }]}
          onClose={() => setAsked(undefined)}
          onSubmit={async (values) => {
            const next = await call('plan.activate', {
              params: { id: plan.id },
              ifMatch: plan.revision,
              body: { effectiveFrom: textOf(values, 'day') },
            });
            await show(next, t('plan.activated'));
          }}
        />
      ) : null}
      {asked === 'retire' ? (
        <RecordFormDialog
          title={t('plan.retireTitle', { name: plan.name })}
          submitLabel={t('plan.retire')}
          intro={<span>{t('plan.retireText')}</span>}
          initial={{ day: today() }}
          fields={[{ kind: 'text', type: 'date', name: 'day', label: t('plan.until'), required: true }]}
          onClose={() => setAsked(undefined)}
          onSubmit={async (values) => {
            const next = await call('plan.retire', {
              params: { id: plan.id },
              ifMatch: plan.revision,
              body: { effectiveUntil: textOf(values, 'day') },
            });
            await show(next, t('plan.retired'));
          }}
        />
      ) : null}
    </Page>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
