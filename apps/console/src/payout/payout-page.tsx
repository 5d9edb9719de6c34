import type { Payout } from '@countersign/contracts/payout-run/operations';
import { mayHaveMoved } from '@countersign/domain/payout/payout-transition';
import { Alert, Box, Link as MuiLink } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { call } from '../data/api.ts';
import { DownloadButton } from '../parts/download-button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { RecordLine, RecordLines } from '../parts/record-line.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { PayoutActions } from '../payout-run/payout-actions.tsx';
import { payoutRunQuery } from '../payout-run/payout-run-query.ts';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { PayoutState } from './payout-state.tsx';

/** One payout: where it stands, where it goes, and what it is for. */
export default function PayoutPage() {
  const t = useText();
  const format = useFormat();
  const { payoutId = '' } = useParams();
  const {
    data: payout,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['payouts', 'one', payoutId],
    queryFn: ({ signal }) => call('payout.get', { params: { id: payoutId }, signal }),
    refetchInterval: 30_000,
  });
  const { data: run } = useQuery({ ...payoutRunQuery(payout?.runId ?? ''), enabled: payout !== undefined });
  if (isPending) return <LoadingLines lines={8} />;
  if (payout === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={t('payout.title', { amount: format.money(payout.amount), partner: payout.partner.name })}
      lead={`${payout.programName} · ${payout.runNumber}`}
      back={{ to: '/payouts', label: t('nav.backToPayouts') }}
      actions={
        <>
          {mayHaveMoved(payout.status) ? (
            <DownloadButton
              operation="payout.remittance"
              params={{ id: payout.id }}
              fileName={`${payout.runNumber}-${payout.endToEndId ?? payout.id}.pdf`}
              label={t('payout.remittance')}
            />
          ) : null}
          {run === undefined ? null : <PayoutActions run={run} payout={payout} none={null} />}
        </>
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Note payout={payout} />
        <Section title={t('payout.about')}>
          <Facts
            columnWidth={150}
            facts={[
              { label: t('field.status'), value: <PayoutState payout={payout} /> },
              {
                label: t('field.partner'),
                value: (
                  <MuiLink component={Link} to={`/partners/${payout.partner.id}`}>
                    {payout.partner.name}
                  </MuiLink>
                ),
              },
              {
                label: t('payout.run'),
                value: (
                  <MuiLink component={Link} to={`/payout-runs/${payout.runId}`}>
                    {payout.runNumber}
                  </MuiLink>
                ),
              },
              { label: t('payoutRun.rail'), value: t(`rail.${payout.rail}`) },
              { label: t('payoutRun.account'), value: payout.account ?? '–' },
              { label: t('payoutRun.payOn'), value: format.civilDate(payout.payOn) },
              { label: t('payout.sentAt'), value: payout.sentAt === null ? '–' : format.dateTime(payout.sentAt) },
              {
                label: t('payout.settledAt'),
                value: payout.settledAt === null ? '–' : format.date(payout.settledAt),
              },
              { label: t('payout.attempt'), value: format.number(payout.attempt) },
              { label: t('payoutRun.reference'), value: payout.endToEndId ?? '–', wide: true },
            ]}
          />
        </Section>
        <Section title={t('payout.statements')}>
          {payout.statements.length === 0 ? t('payout.noStatements') : null}
          <RecordLines>
            {payout.statements.map(({ id, number }) => (
              <RecordLine
                key={id}
                name={number}
                about={payout.programName}
                tags={
                  <MuiLink component={Link} to={`/statements/${id}`} variant="body2">
                    {t('payout.openStatement')}
                  </MuiLink>
                }
              >
                <DownloadButton
                  operation="statement.pdf"
                  params={{ id }}
                  fileName={`${number}.pdf`}
                  label={t('money.pdf')}
                />
              </RecordLine>
            ))}
          </RecordLines>
        </Section>
      </Box>
    </Page>
  );
}

/** What a reader has to know before doing anything. */
function Note({ payout }: { payout: Payout }) {
  const t = useText();
  const lookUp = useLookedUpText();
  if (payout.status === 'unknown') return <Alert severity="warning">{t('payout.noteUnknown')}</Alert>;
  if (payout.status === 'failed' || payout.status === 'returned')
    return (
      <Alert severity="error">
        {[
          t(payout.status === 'failed' ? 'payout.noteFailed' : 'payout.noteReturned'),
          payout.failure === null ? null : `${lookUp('bankReason', payout.failure)} (${payout.failure}).`,
        ]
          .filter((part) => part !== null)
          .join(' ')}
      </Alert>
    );
  if (payout.holdReason !== null) return <Alert severity="info">{t(`payoutHold.${payout.holdReason}`)}</Alert>;
  return null;
}
