import { Alert, Box, Button } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link, useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { type Saga, sagaQuery } from './saga-query.ts';
import { SagaSteps } from './saga-steps.tsx';
import { SagaStatusTag } from './saga-tags.tsx';

/** One saga: each step with its tries and times, and what may be done where it waits. */
export default function SagaPage() {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const client = useQueryClient();
  const { sagaId = '' } = useParams();
  const [isUndoing, setUndoing] = useState(false);
  const { data: saga, error, isPending, refetch } = useQuery(sagaQuery(sagaId));
  if (isPending) return <LoadingLines lines={10} />;
  if (saga === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const changed = async (next: Saga) => {
    client.setQueryData(sagaQuery(sagaId).queryKey, next);
    await client.invalidateQueries({ queryKey: ['sagas'] });
  };
  return (
    <Page
      title={t('saga.title', { kind: t(`sagaKind.${saga.kind}`), partner: saga.partner.name })}
      lead={saga.program?.name}
      back={{ to: '/sagas', label: t('saga.back') }}
      actions={
        saga.canUndo && may('saga.undo') ? (
          <Button color="error" variant="outlined" onClick={() => setUndoing(true)}>
            {t('saga.undo')}
          </Button>
        ) : null
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Waiting saga={saga} />
        <Section title={t('saga.about')}>
          <About saga={saga} />
        </Section>
        <Section title={t('saga.steps')} flush>
          <SagaSteps saga={saga} onChanged={changed} />
        </Section>
      </Box>
      {isUndoing ? (
        <ReasonDialog
          title={t('saga.undoTitle')}
          text={t('saga.undoText')}
          submitLabel={t('saga.undo')}
          onClose={() => setUndoing(false)}
          onSubmit={async (reason) => {
            await changed(await call('saga.undo', { params: { id: saga.id }, body: { reason } }));
            notify(t('saga.undoBegun'), { type: 'success' });
          }}
        />
      ) : null}
    </Page>
  );
}

function Waiting({ saga }: { saga: Saga }) {
  const t = useText();
  const lookUp = useLookedUpText();
  if (saga.waitsOn === null) return null;
  const step = lookUp('sagaStep', saga.waitsOn);
  return <Alert severity="warning">{t(saga.status === 'failed' ? 'saga.stands' : 'saga.standsBack', { step })}</Alert>;
}

function About({ saga }: { saga: Saga }) {
  const t = useText();
  const format = useFormat();
  const { undoneBy, undoReason, endedAt } = saga;
  return (
    <Facts
      facts={[
        { label: t('field.status'), value: <SagaStatusTag status={saga.status} /> },
        { label: t('field.partner'), value: <Link to={`/partners/${saga.partner.id}`}>{saga.partner.name}</Link> },
        { label: t('saga.startedBy'), value: saga.startedBy },
        { label: t('saga.startedAt'), value: format.dateTime(saga.createdAt) },
        ...(endedAt === null ? [] : [{ label: t('saga.endedAt'), value: format.dateTime(endedAt) }]),
        ...(undoneBy === null ? [] : [{ label: t('saga.undoneBy'), value: undoneBy }]),
        ...(undoReason === null ? [] : [{ label: t('saga.reason'), value: undoReason, wide: true }]),
      ]}
    />
  );
}
