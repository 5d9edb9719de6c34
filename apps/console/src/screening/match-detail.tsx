import type { Match } from '@countersign/contracts/screening/operations';
import { listTitles } from '@countersign/domain/screening/listed-entry';
import type { Verdict } from '@countersign/domain/screening/review';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { call } from '../data/api.ts';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { SideBySide } from './side-by-side.tsx';

/** One match: what is asked, what the score is made of, both sides, and what was said of it. */
export function MatchDetail({ id, onDecide }: { id: string; onDecide?: (verdict: Verdict) => void }) {
  const t = useText();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['screening', 'match', id],
    queryFn: ({ signal }) => call('screening.match', { params: { id }, signal }),
  });
  if (isPending) return <LoadingLines lines={8} />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Section
        title={data.subject.name}
        aside={
          onDecide === undefined ? null : (
            <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
              <Button variant="contained" onClick={() => onDecide('false_positive')}>
                {t('verdict.false_positive')}
              </Button>
              <Button variant="outlined" color="error" onClick={() => onDecide('true_match')}>
                {t('verdict.true_match')}
              </Button>
            </Box>
          )
        }
      >
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <Standing match={data} />
          <SideBySide match={data} />
        </Box>
      </Section>
      <Score match={data} />
      <History match={data} />
    </Box>
  );
}

function Standing({ match }: { match: Match }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('screening.points', { points: match.score })} · {listTitles[match.list]} ·{' '}
        {t('screening.opened', { when: format.dateTime(match.openedAt) })} · {match.subject.reference}
      </Typography>
      {match.entry.isInForce ? null : <Alert severity="info">{t('screening.gone')}</Alert>}
      {match.proposedVerdict !== null ? (
        <Alert severity="warning">{t('screening.proposed', { verdict: t(`verdict.${match.proposedVerdict}`) })}</Alert>
      ) : match.needsTwo ? (
        <Alert severity="warning">{t('screening.needsTwo')}</Alert>
      ) : null}
    </>
  );
}

function Score({ match }: { match: Match }) {
  const t = useText();
  return (
    <Section title={t('screening.why')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
        {match.factors.map((factor) => (
          <Box
            component="li"
            key={`${factor.kind} ${factor.listed}`}
            sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'baseline' }}
          >
            <Box sx={{ minWidth: 44, textAlign: 'end', fontVariantNumeric: 'tabular-nums', fontWeight: 560 }}>
              {factor.points > 0 ? `+${factor.points}` : factor.points}
            </Box>
            <Box sx={{ flex: 1, minWidth: 200 }}>
              <Typography variant="body2">{t(`screeningFactor.${factor.kind}`)}</Typography>
              <Typography variant="caption" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                {factor.subject} – {factor.listed}
                {factor.counts ? '' : ` · ${t('screening.notCounted')}`}
              </Typography>
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}

function History({ match }: { match: Match }) {
  const t = useText();
  const format = useFormat();
  if (match.decisions.length === 0) return null;
  return (
    <Section title={t('screening.history')}>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
        {match.decisions.map((decision) => (
          <li key={`${decision.at} ${decision.by.id}`}>
            <Tag tone={decision.verdict === 'true_match' ? 'danger' : 'success'}>
              {t(`verdict.${decision.verdict}`)}
            </Tag>{' '}
            <Typography variant="body2" component="span">
              {decision.by.name} · {format.dateTime(decision.at)} · {t(`verdictReason.${decision.reason}`)}
            </Typography>
            {decision.note === null ? null : (
              <Typography variant="body2" sx={{ whiteSpace: 'pre-line', color: 'text.secondary' }}>
                {decision.note}
              </Typography>
            )}
          </li>
        ))}
      </Box>
    </Section>
  );
}
