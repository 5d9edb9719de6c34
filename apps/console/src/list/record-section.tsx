import { Box, Button, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import type { Column } from './record-list.tsx';
import { RecordRows } from './record-rows.tsx';

interface LoadedPage<Row> {
  items: readonly Row[];
  nextCursor: string | null;
  total: number;
}

/** A list that is part of a page: its first rows, and more on demand. */
export function RecordSection<Row extends { id: string }>({
  title,
  queryKey,
  load,
  columns,
  linkTo,
  empty,
  aside,
}: {
  title: string;
  queryKey: readonly unknown[];
  load: (at: { cursor?: string; limit: number }, signal: AbortSignal) => Promise<LoadedPage<Row>>;
  columns: readonly Column<Row>[];
  linkTo?: (row: Row) => string;
  empty: ReactNode;
  aside?: ReactNode;
}) {
  const t = useText();
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => load({ limit: 25, ...(pageParam === '' ? {} : { cursor: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const shown = { rows, columns, title, ...(linkTo === undefined ? {} : { linkTo }) };
  return (
    <Section title={title} aside={aside} flush>
      {query.isPending ? <LoadingLines lines={4} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isSuccess && rows.length === 0 ? (
        <Typography variant="body2" component="div" sx={{ px: 2, pb: 2, color: 'text.secondary' }}>
          {empty}
        </Typography>
      ) : null}
      {rows.length === 0 ? null : <RecordRows {...shown} />}
      {rows.length === 0 ? null : (
        <Box
          sx={{
            display: 'flex',
            gap: 1,
            alignItems: 'center',
            justifyContent: 'flex-end',
            px: 2,
            py: 0.75,
            borderTop: '1px solid',
            borderColor: 'divider',
          }}
        >
          <Typography variant="body2" sx={{ color: 'text.secondary' }} role="status">
            {t('list.range', { from: 1, to: rows.length, total })}
          </Typography>
          {query.hasNextPage ? (
            <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
              {t('money.showMore')}
            </Button>
          ) : null}
        </Box>
      )}
    </Section>
  );
}
