import type { TimelineEntry } from '@countersign/contracts/case/operations';
import LockOutlined from '@mui/icons-material/LockOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { When } from '../parts/due.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';
import { useWho } from '../text/use-who.ts';
import { timelineQuery } from './case-queries.ts';

/** All that happened, newest first. */
export function Timeline({
  caseId,
  version,
  isMoney = false,
}: {
  caseId: string;
  version: string;
  /** Of a case that protects nothing for anybody, but publishes or pays. */
  isMoney?: boolean;
}) {
  const t = useText();
  const query = useInfiniteQuery(timelineQuery(caseId, version));
  if (query.isPending) return <LoadingLines lines={5} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const entries = query.data.pages.flatMap((page) => page.items).toReversed();
  return (
    <>
      {query.hasNextPage ? (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('history.more')}
        </Button>
      ) : null}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {entries.map((entry, index) => (
          <TimelineItem key={entry.id} entry={entry} isMoney={isMoney} isLast={index === entries.length - 1} />
        ))}
      </Box>
    </>
  );
}

const moneyKinds = ['submitted', 'approved', 'rejected', 'withdrawn'] as const;

function TimelineItem({ entry, isLast, isMoney }: { entry: TimelineEntry; isLast: boolean; isMoney: boolean }) {
  const t = useText();
  const moneyKind = isMoney ? moneyKinds.find((kind) => kind === entry.kind) : undefined;
  const who = useWho();
  const lookUp = useLookedUpText();
  const { step, outcome, tasks } = entry.facts;
  const details = [
    ...(typeof step === 'string' ? [who(step)] : []),
    ...(typeof outcome === 'string' ? [lookUp('outcome', outcome)] : []),
    ...(Array.isArray(tasks) ? tasks.map((task) => lookUp('onboardingTaskKind', String(task))) : []),
  ];
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.25 }}>
      <Box aria-hidden sx={{ width: 9, display: 'flex', flexDirection: 'column', alignItems: 'center', pt: '7px' }}>
        <Box sx={{ width: 7, height: 7, borderRadius: '50%', bgcolor: 'lineStrong', flexShrink: 0 }} />
        {isLast ? null : <Box sx={{ width: '1px', flex: 1, bgcolor: 'divider', mt: '3px' }} />}
      </Box>
      <Box sx={{ pb: 1.5, minWidth: 0, flex: 1 }}>
        <Typography variant="body2" sx={{ fontWeight: 560 }}>
          {[
            moneyKind === undefined ? t(`timeline.${entry.kind}`) : t(`moneyCase.timeline.${moneyKind}`),
            details.join(', '),
          ]
            .filter((part) => part !== '')
            .join(': ')}
        </Typography>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {who(entry.actor)} · <When at={entry.at} />
        </Typography>
        {entry.text === null ? null : (
          <Typography variant="body2" sx={{ mt: 0.25, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
            {entry.visibility === 'internal' ? (
              <LockOutlined
                titleAccess={t('comment.internal')}
                sx={{ fontSize: 14, verticalAlign: '-2px', marginInlineEnd: 0.5 }}
              />
            ) : null}
            {entry.text}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
