import type { DealMatch } from '@countersign/contracts/deal-registration/operations';
import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DealStatusTag } from '../parts/deal-status-tag.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { matchesQuery } from './case-queries.ts';

/** Registrations and accounts that may be the same customer, the likeliest first, with the reason for each. */
export function MatchList({ dealId }: { dealId: string }) {
  const t = useText();
  const { data, error, isError, isPending, refetch } = useQuery(matchesQuery(dealId));
  if (isPending) return <LoadingLines lines={2} />;
  if (isError) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) return <Typography variant="body2">{t('matches.none')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {data.items.map((match) => (
        <MatchItem key={match.id} match={match} />
      ))}
    </Box>
  );
}

function MatchItem({ match }: { match: DealMatch }) {
  const t = useText();
  const format = useFormat();
  const lookUp = useLookedUpText();
  const to = match.kind === 'registration' ? `/deal-registrations/${match.subjectId}` : `/accounts/${match.subjectId}`;
  const reasons = match.reasons.map(({ kind, left, right }) => {
    const compared = left !== undefined && right !== undefined && left !== right ? `: ${left} ↔ ${right}` : '';
    return lookUp('matchReason', kind) + compared;
  });
  const who = [match.partnerName, match.salesOwner, match.country === null ? null : format.country(match.country)];
  return (
    <Box component="li" sx={{ border: '1px solid', borderColor: 'divider', borderRadius: '6px', px: 1.5, py: 1 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography component={Link} to={to} variant="body1" sx={{ fontWeight: 600, flex: 1, minWidth: 140 }}>
          {match.customerName}
        </Typography>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {t('matches.score', { score: match.score })}
        </Typography>
      </Box>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        {[match.label, ...who].filter((part) => part !== null).join(' · ')}
      </Typography>
      <Box sx={{ display: 'flex', gap: 0.75, my: 0.5, flexWrap: 'wrap' }}>
        <Tag tone="info">{t(`matches.kind.${match.kind}`)}</Tag>
        {match.kind === 'registration' ? <DealStatusTag status={match.status} /> : null}
        {match.isNamedAccount ? <Tag tone="warning">{t('matches.named')}</Tag> : null}
        {match.holdsSlot ? <Tag tone="danger">{t('matches.holds')}</Tag> : null}
      </Box>
      <Typography variant="caption" component="div">
        {format.list(reasons)}
      </Typography>
    </Box>
  );
}
