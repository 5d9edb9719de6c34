import { mayMove, type ProspectStatus, prospectStatuses } from '@countersign/domain/prospect/prospect';
import { Box, Button, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router';
import { call } from '../data/api.ts';
import { Page } from '../parts/page.tsx';
import { EmptyState, ErrorState, LoadingLines } from '../parts/states.tsx';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { ProspectCard } from './prospect-card.tsx';
import type { Prospect } from './prospect-query.ts';

const shownMax = 200;

/** Prospects in columns. What was invited or has applied moves by what happens; people put aside and take up again. */
export default function ProspectBoardPage() {
  const t = useText();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['prospects', 'board'],
    queryFn: ({ signal }) => call('prospect.list', { query: { limit: shownMax }, signal }),
  });
  return (
    <Page
      title={t('nav.prospects')}
      lead={t('prospect.listLead')}
      actions={
        <Button variant="outlined" component={Link} to="/prospects">
          {t('prospect.list')}
        </Button>
      }
    >
      {isPending ? <LoadingLines /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 ? (
        <EmptyState title={t('prospect.emptyTitle')} text={t('prospect.emptyText')} />
      ) : (
        <Board items={data?.items ?? []} />
      )}
    </Page>
  );
}

function Board({ items }: { items: readonly Prospect[] }) {
  const t = useText();
  const notify = useNotify();
  const problemText = useProblemText();
  const client = useQueryClient();
  const [dragged, setDragged] = useState<Prospect>();
  const { mutate } = useMutation({
    mutationFn: ({ id, status }: { id: string; status: ProspectStatus }) =>
      call('prospect.move', { params: { id }, body: { status } }),
    onSuccess: () => notify(t('prospect.moved'), { type: 'success' }),
    onError: (error) => notify(problemText(error), { type: 'error' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['prospects'] }),
  });
  const drop = (status: ProspectStatus) => (event: DragEvent) => {
    event.preventDefault();
    if (dragged !== undefined && mayMove(dragged.status, status)) mutate({ id: dragged.id, status });
    setDragged(undefined);
  };
  return (
    <Box
      sx={{ display: 'grid', gap: 1.5, overflowX: 'auto', gridTemplateColumns: 'repeat(6, minmax(210px, 1fr))' }}
      tabIndex={0}
      role="region"
      aria-label={t('prospect.board')}
    >
      {prospectStatuses.map((status) => {
        const column = items.filter((item) => item.status === status);
        const takes = dragged !== undefined && mayMove(dragged.status, status);
        return (
          <Box
            key={status}
            component="section"
            aria-label={t(`prospectStatus.${status}`)}
            onDragOver={(event: DragEvent) => {
              if (takes) event.preventDefault();
            }}
            onDrop={drop(status)}
            sx={{
              p: 1,
              borderRadius: 1,
              minHeight: 160,
              bgcolor: 'action.hover',
              outline: takes ? '2px dashed' : 'none',
              outlineColor: 'primary.main',
            }}
          >
            <Typography variant="subtitle2" component="h2" sx={{ mb: 1 }}>
              {t(`prospectStatus.${status}`)} · {column.length}
            </Typography>
            {column.map((item) => (
              <ProspectCard
                key={item.id}
                item={item}
                onDrag={setDragged}
                onMove={(to) => mutate({ id: item.id, status: to })}
              />
            ))}
          </Box>
        );
      })}
    </Box>
  );
}
