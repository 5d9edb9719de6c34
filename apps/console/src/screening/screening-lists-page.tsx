import type { ListState } from '@countersign/contracts/screening/operations';
import { listTitles } from '@countersign/domain/screening/listed-entry';
import { Alert, AlertTitle, Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { call } from '../data/api.ts';
import { RecordRows } from '../list/record-rows.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** The sanctions lists: which edition is in force, what each changed, and what is wrong. */
export default function ScreeningListsPage() {
  const t = useText();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['screening', 'lists'],
    queryFn: ({ signal }) => call('screening.lists', { signal }),
  });
  return (
    <Page title={t('nav.screeningLists')} lead={t('screening.listsLead')}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        {isPending ? <LoadingLines lines={8} /> : null}
        {data === undefined && error !== null ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {data?.items.map((state) => (
          <ListSection key={state.list} state={state} />
        ))}
      </Box>
    </Page>
  );
}

function ListSection({ state }: { state: ListState }) {
  const t = useText();
  const format = useFormat();
  const { alarm, edition } = state;
  return (
    <Section
      title={listTitles[state.list]}
      aside={
        edition === null ? (
          <Tag tone="warning">{t('screening.notLoaded')}</Tag>
        ) : (
          <Tag tone="success">{t('screening.edition', { edition })}</Tag>
        )
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        {alarm === null ? null : (
          <Alert severity="error">
            <AlertTitle>{t('screening.alarm')}</AlertTitle>
            {t(`screeningProblem.${alarm.problem}`)} {edition === null ? null : t('screening.alarmStays')}
            <Typography variant="caption" component="div" sx={{ overflowWrap: 'anywhere', mt: 0.5 }}>
              {format.dateTime(alarm.at)} · {alarm.detail}
            </Typography>
          </Alert>
        )}
        {edition === null ? (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('screening.notLoadedText')}
          </Typography>
        ) : (
          <>
            <Facts
              facts={[
                {
                  label: t('screening.entries'),
                  value: t('screening.size', { entries: format.number(state.entries), count: state.names }),
                },
                {
                  label: t('screening.published'),
                  value: state.publishedAt === null ? t('screening.unknownDate') : format.dateTime(state.publishedAt),
                },
                {
                  label: t('screening.imported'),
                  value: state.importedAt === null ? '–' : format.dateTime(state.importedAt),
                },
                {
                  label: t('screening.checked'),
                  value: state.checkedAt === null ? '–' : format.dateTime(state.checkedAt),
                },
              ]}
            />
            <Editions state={state} />
          </>
        )}
      </Box>
    </Section>
  );
}

function Editions({ state }: { state: ListState }) {
  const t = useText();
  const format = useFormat();
  const rows = state.editions.map((edition) => ({ id: String(edition.edition), ...edition }));
  const count = (label: string, name: 'entries' | 'added' | 'changed' | 'removed') => ({
    name,
    label,
    align: 'end' as const,
    render: (row: (typeof rows)[number]) => format.number(row[name]),
  });
  return (
    <Box component="section" aria-label={t('screening.editions')} sx={{ mx: -2, mb: -2 }}>
      <RecordRows
        title={t('screening.editions')}
        rows={rows}
        columns={[
          { name: 'edition', label: t('screening.editions'), render: (row) => <strong>{row.edition}</strong> },
          { name: 'importedAt', label: t('screening.imported'), render: (row) => format.dateTime(row.importedAt) },
          count(t('screening.entries'), 'entries'),
          count(t('screening.added'), 'added'),
          count(t('screening.changed'), 'changed'),
          count(t('screening.removed'), 'removed'),
        ]}
      />
    </Box>
  );
}
