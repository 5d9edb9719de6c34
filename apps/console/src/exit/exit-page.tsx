import type { ExitView } from '@countersign/contracts/exit/operations';
import { Alert, Box, Button } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link, useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { useCarryOut } from '../data/use-carry-out.ts';
import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { RecordLine, RecordLines } from '../parts/record-line.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { ExitFacts } from './exit-facts.tsx';
import { exitQuery } from './exit-query.ts';
import { PreviewView } from './preview-view.tsx';

/** One end of a membership: what was decided, what it does, and what was done. */
export default function ExitPage() {
  const t = useText();
  const { exitId = '' } = useParams();
  const { data: exit, error, isPending, refetch } = useQuery(exitQuery(exitId));
  if (isPending) return <LoadingLines lines={10} />;
  if (exit === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={`${exit.number} · ${exit.partner.name}`}
      lead={exit.program.name}
      back={{ to: '/exits', label: t('exit.back') }}
      actions={<ExitActions exit={exit} />}
    >
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { md: '3fr 2fr' }, alignItems: 'start' }}>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <Section title={t('exit.details')}>
            <ExitFacts exit={exit} />
          </Section>
          <PreviewView preview={exit.preview} />
        </Box>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <StaleNotice exit={exit} />
          <Effects exit={exit} />
          <FinalAccount exit={exit} />
          <Appeal exit={exit} />
        </Box>
      </Box>
    </Page>
  );
}

function ExitActions({ exit }: { exit: ExitView }) {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [isCancelling, setCancelling] = useState(false);
  const canCancel = may('exit.cancel') && (exit.status === 'notice' || exit.status === 'ending');
  return (
    <>
      {canCancel ? (
        <Button color="error" variant="outlined" onClick={() => setCancelling(true)}>
          {t('exit.cancel')}
        </Button>
      ) : null}
      <Button
        variant={exit.status === 'in_review' ? 'contained' : 'outlined'}
        component={Link}
        to={`/cases/${exit.caseId}`}
      >
        {t('exit.openCase')}
      </Button>
      {isCancelling ? (
        <RecordFormDialog
          title={t('exit.cancelTitle')}
          submitLabel={t('exit.cancel')}
          intro={<span>{t('exit.cancelText')}</span>}
          initial={{}}
          fields={[{ kind: 'text', name: 'note', label: t('exit.cancelNote'), required: true, lines: 3, max: 1000 }]}
          onClose={() => setCancelling(false)}
          onSubmit={async (values) => {
            await call('exit.cancel', { params: { id: exit.id }, body: { note: textOf(values, 'note') } });
            await queryClient.invalidateQueries({ queryKey: ['exits'] });
            notify(t('exit.cancelled'), { type: 'success' });
          }}
        />
      ) : null}
    </>
  );
}

function StaleNotice({ exit }: { exit: ExitView }) {
  const t = useText();
  const may = useMay();
  const carryOut = useCarryOut();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  if (exit.isCurrent) return null;
  async function revise() {
    setSending(true);
    setError(undefined);
    try {
      const { noticeDays, clawbackDays, choices } = exit;
      const open = new Set(exit.preview.deals.map(({ dealId }) => dealId));
      const exceptions = choices.exceptions.filter(({ dealId }) => open.has(dealId));
      await carryOut(
        'exit.revise',
        {
          params: { id: exit.id },
          ifMatch: exit.revision,
          body: { noticeDays, clawbackDays, choices: { ...choices, exceptions } },
        },
        { done: t('exit.revised') },
      );
    } catch (refusal) {
      setError(refusal);
    }
    await queryClient.invalidateQueries({ queryKey: ['exits'] });
    setSending(false);
  }
  return (
    <>
      <Alert
        severity="warning"
        action={
          may('exit.revise') ? (
            <Button size="small" color="inherit" loading={isSending} onClick={() => void revise()}>
              {t('exit.revise')}
            </Button>
          ) : null
        }
      >
        {t('exit.isStale')}
      </Alert>
      {error === undefined ? null : <Alert severity="error">{problemText(error)}</Alert>}
    </>
  );
}

const tones = { ahead: 'neutral', done: 'success', undone: 'warning' } as const;

function Effects({ exit }: { exit: ExitView }) {
  const t = useText();
  const format = useFormat();
  if (exit.status === 'in_review' || exit.status === 'refused' || exit.status === 'withdrawn') return null;
  return (
    <Section
      title={t('exit.effects')}
      aside={
        exit.sagaId === null ? null : (
          <Button component={Link} to={`/sagas/${exit.sagaId}`}>
            {t('exit.openSaga')}
          </Button>
        )
      }
    >
      <RecordLines>
        {exit.effects.map(({ key, state, at, isReversible }) => (
          <RecordLine
            key={key}
            name={t(`exitEffect.${key}`)}
            about={[at === null ? null : format.dateTime(at), isReversible ? null : t('exit.isFinal')]
              .filter((part) => part !== null)
              .join(' · ')}
            tags={<Tag tone={tones[state]}>{t(`exit.effectState.${state}`)}</Tag>}
          >
            {null}
          </RecordLine>
        ))}
      </RecordLines>
    </Section>
  );
}

function FinalAccount({ exit }: { exit: ExitView }) {
  const t = useText();
  const format = useFormat();
  const { account } = exit;
  if (account === null) return null;
  return (
    <Section title={t('exit.account')}>
      <Facts
        columnWidth={130}
        facts={[
          { label: t('exit.available'), value: <strong>{format.money(account.available)}</strong> },
          { label: t('exit.pending'), value: format.money(account.pending) },
          { label: t('exit.held'), value: format.money(account.held) },
          { label: t('exit.owed'), value: format.money(account.owed) },
          { label: t('exit.underWay'), value: format.money(account.underWay) },
          {
            label: t('exit.lastPayout'),
            value: account.lastPayoutFrom === null ? t('exit.neverPaid') : format.dateTime(account.lastPayoutFrom),
          },
        ]}
      />
    </Section>
  );
}

function Appeal({ exit }: { exit: ExitView }) {
  const t = useText();
  const { appeal } = exit;
  if (appeal === null) return null;
  return (
    <Section
      title={t('exit.appeal')}
      aside={
        <Button component={Link} to={`/cases/${appeal.caseId}`}>
          {t('exit.openAppeal')}
        </Button>
      }
    >
      <Facts
        facts={[
          { label: t('field.status'), value: <Tag>{t(`exitAppealStatus.${appeal.status}`)}</Tag> },
          { label: t('exit.appealText'), value: appeal.text, wide: true },
          ...(appeal.answer === null ? [] : [{ label: t('exit.appealAnswer'), value: appeal.answer, wide: true }]),
        ]}
      />
    </Section>
  );
}
