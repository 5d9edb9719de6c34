import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { call } from '../data/api.ts';
import { Page } from '../parts/page.tsx';
import { RecordLine, RecordLines } from '../parts/record-line.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { TierChangeFacts } from './tier-change-facts.tsx';
import { tierChangeQuery } from './tier-change-query.ts';
import { TierPreview } from './tier-preview.tsx';
import { TierStatusTag } from './tier-status-tag.tsx';
import { useTierPeriod } from './use-tier-period.ts';

/** One change of a tier, and the others of its membership. */
export default function TierChangePage() {
  const t = useText();
  const { tierChangeId = '' } = useParams();
  const { data: change, error, isPending, refetch } = useQuery(tierChangeQuery(tierChangeId));
  if (isPending) return <LoadingLines lines={8} />;
  if (change === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={`${change.number} · ${change.partner.name}`}
      lead={change.program.name}
      back={{ to: '/tier-changes', label: t('tierChange.back') }}
      actions={
        <Button
          variant={change.status === 'in_review' ? 'contained' : 'outlined'}
          component={Link}
          to={`/cases/${change.caseId}`}
        >
          {t('exit.openCase')}
        </Button>
      }
      width="reading"
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Section title={t('tierChange.details')}>
          <TierChangeFacts change={change} />
        </Section>
        <Section title={t('tierChange.terms')}>
          <TierPreview preview={change.preview} />
        </Section>
        <TierHistory enrollmentId={change.enrollmentId} />
      </Box>
    </Page>
  );
}

function TierHistory({ enrollmentId }: { enrollmentId: string }) {
  const t = useText();
  const period = useTierPeriod();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['tier-changes', 'of', enrollmentId],
    queryFn: ({ signal }) => call('tier-change.list', { query: { enrollmentId, limit: 100 }, signal }),
  });
  return (
    <Section title={t('tierChange.history')}>
      {isPending ? <LoadingLines lines={2} /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 ? <Typography variant="body2">{t('tierChange.emptyTitle')}</Typography> : null}
      <RecordLines>
        {(data?.items ?? []).map((one) => (
          <RecordLine
            key={one.id}
            name={`${one.fromTier ?? t('tierChange.noTier')} → ${one.toTier ?? t('tierChange.noTier')}`}
            about={`${one.number} · ${period(one)}`}
            tags={<TierStatusTag status={one.status} />}
          >
            <Button component={Link} to={`/tier-changes/${one.id}`}>
              {t('tierChange.open')}
            </Button>
          </RecordLine>
        ))}
      </RecordLines>
    </Section>
  );
}
