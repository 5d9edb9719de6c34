import type { MatchSummary } from '@countersign/contracts/screening/operations';
import { listTitles } from '@countersign/domain/screening/listed-entry';
import type { Verdict } from '@countersign/domain/screening/review';
import { Box, ButtonBase, Paper, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { useKeys } from '../inbox/use-keys.ts';
import { Page } from '../parts/page.tsx';
import { EmptyState, ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { MatchDetail } from './match-detail.tsx';

const shownMax = 100;

/** Matches that wait for somebody from compliance: the queue, and the one that is looked at, with both sides. */
export default function ScreeningMatchesPage() {
  const t = useText();
  const may = useMay();
  const client = useQueryClient();
  const [chosenId, setChosen] = useState<string>();
  const [verdict, setVerdict] = useState<Verdict>();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['screening', 'matches'],
    queryFn: ({ signal }) => call('screening.matches', { query: { limit: shownMax }, signal }),
  });
  const items = data?.items ?? [];
  const chosen = items.find(({ id }) => id === chosenId) ?? items[0];
  const mayDecide = may('screening.decide-match');
  const step = (by: number) => {
    const at = items.findIndex(({ id }) => id === chosen?.id);
    const next = items[Math.max(0, Math.min(items.length - 1, at + by))];
    if (next !== undefined) setChosen(next.id);
  };
  const decide = (next: Verdict) => () => {
    if (mayDecide && chosen !== undefined) setVerdict(next);
  };
  useKeys(
    { j: () => step(1), k: () => step(-1), o: decide('false_positive'), m: decide('true_match') },
    verdict === undefined,
  );
  return (
    <Page
      title={t('nav.screeningMatches')}
      lead={
        <>
          {t('screening.matchesLead')} {items.length === 0 ? null : t('screening.keys')}
        </>
      }
    >
      {isPending ? <LoadingLines lines={8} /> : null}
      {data === undefined && error !== null ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data !== undefined && chosen === undefined ? (
        <Paper variant="outlined">
          <EmptyState title={t('screening.emptyTitle')} text={t('screening.emptyText')} />
        </Paper>
      ) : null}
      {chosen === undefined ? null : (
        <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: { md: '300px minmax(0, 1fr)' } }}>
          <Queue items={items} total={data?.total ?? 0} chosen={chosen.id} onChoose={setChosen} />
          <MatchDetail id={chosen.id} {...(mayDecide ? { onDecide: setVerdict } : {})} />
        </Box>
      )}
      {verdict === undefined || chosen === undefined ? null : (
        <DecideDialog
          match={chosen}
          verdict={verdict}
          onClose={() => setVerdict(undefined)}
          onDecided={() => {
            step(1);
            void client.invalidateQueries({ queryKey: ['screening'] });
          }}
        />
      )}
    </Page>
  );
}

function Queue({
  items,
  total,
  chosen,
  onChoose,
}: {
  items: readonly MatchSummary[];
  total: number;
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const t = useText();
  return (
    <Paper variant="outlined" component="nav" aria-label={t('nav.screeningMatches')} sx={{ overflow: 'hidden' }}>
      <Typography variant="caption" component="p" sx={{ px: 2, py: 1, color: 'text.secondary' }}>
        {t('screening.queue', { count: total })}
      </Typography>
      <Box
        component="ul"
        tabIndex={0}
        aria-label={t('screening.queue', { count: total })}
        sx={{ m: 0, p: 0, listStyle: 'none', maxHeight: { xs: 260, md: '70vh' }, overflowY: 'auto' }}
      >
        {items.map((item) => (
          <li key={item.id}>
            <ButtonBase
              onClick={() => onChoose(item.id)}
              aria-current={item.id === chosen ? 'true' : undefined}
              sx={{
                width: '100%',
                display: 'block',
                textAlign: 'start',
                px: 2,
                py: 1.25,
                borderTop: 1,
                borderColor: 'divider',
                bgcolor: item.id === chosen ? 'action.selected' : undefined,
              }}
            >
              <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between', alignItems: 'baseline' }}>
                <Typography variant="body2" sx={{ fontWeight: 560, overflowWrap: 'anywhere' }}>
                  {item.subject.name}
                </Typography>
                <Tag tone={item.score >= 95 ? 'danger' : 'warning'}>{String(item.score)}</Tag>
              </Box>
              <Typography variant="caption" component="div" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                {item.listedName} · {listTitles[item.list]}
              </Typography>
              {item.status === 'proposed' ? <Tag tone="info">{t('matchStatus.proposed')}</Tag> : null}
            </ButtonBase>
          </li>
        ))}
      </Box>
    </Paper>
  );
}
