import { Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../data/api.ts';
import { When } from '../parts/due.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { useWho } from '../text/use-who.ts';

const pageSize = 20;

/** What happened in all cases of a partner, the newest first. */
export function PartnerTimeline({ partnerId }: { partnerId: string }) {
  const t = useText();
  const who = useWho();
  const lookUp = useLookedUpText();
  const query = useInfiniteQuery({
    queryKey: ['timeline', 'of-partner', partnerId],
    queryFn: ({ pageParam, signal }) =>
      call('partner.timeline', {
        params: { id: partnerId },
        query: { limit: pageSize, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const entries = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title={t('partnerPage.timeline')}>
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary', mt: 0, mb: 1 }}>
        {t('partnerPage.timelineLead')}
      </Typography>
      {query.isPending ? <LoadingLines lines={5} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isSuccess && entries.length === 0 ? (
        <Typography variant="body2">{t('partnerPage.noTimeline')}</Typography>
      ) : null}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {entries.map((entry) => (
          <Box
            component="li"
            key={entry.id}
            sx={{ display: 'flex', gap: 1, py: 0.75, flexWrap: 'wrap', borderTop: '1px solid', borderColor: 'divider' }}
          >
            <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
              <Typography variant="body2" sx={{ fontWeight: 560 }}>
                {lookUp('timeline', entry.kind)}
              </Typography>
              <Typography variant="caption" component="div" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                <MuiLink component={Link} to={`/cases/${entry.caseId}`}>
                  {[lookUp('process', entry.process), entry.number, entry.title]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </MuiLink>
              </Typography>
              {entry.text === null ? null : (
                <Typography variant="body2" sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
                  {entry.text}
                </Typography>
              )}
            </Box>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {who(entry.actor)} · <When at={entry.at} />
            </Typography>
          </Box>
        ))}
      </Box>
      {query.hasNextPage ? (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('partnerPage.older')}
        </Button>
      ) : null}
    </Section>
  );
}
