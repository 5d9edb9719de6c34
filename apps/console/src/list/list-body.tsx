import { Button } from '@mui/material';
import { type RaRecord, useListContext } from 'react-admin';
import { EmptyState, ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import type { RecordListProps } from './record-list.tsx';
import { RecordRows } from './record-rows.tsx';

export function ListBody<Row extends RaRecord<string>>({ empty, title, columns, linkTo }: RecordListProps<Row>) {
  const t = useText();
  const { data, isPending, error, refetch, filterValues, setFilters, sort, setSort } = useListContext<Row>();
  if (isPending) return <LoadingLines lines={10} />;
  if (error !== null && error !== undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.length === 0) {
    const isFiltered = Object.values(filterValues as Record<string, unknown>).some(
      (value) => value !== '' && value !== undefined,
    );
    if (!isFiltered) return <EmptyState {...empty} />;
    return (
      <EmptyState
        title={t('list.nothingFound')}
        text={t('list.nothingFoundText')}
        action={
          <Button variant="outlined" onClick={() => setFilters({}, {})}>
            {t('list.clearFilters')}
          </Button>
        }
      />
    );
  }
  const shown = { rows: data, columns, title, ...(linkTo === undefined ? {} : { linkTo }) };
  return (
    <RecordRows
      {...shown}
      sort={sort}
      onSort={(field) => setSort({ field, order: sort.field === field && sort.order === 'ASC' ? 'DESC' : 'ASC' })}
    />
  );
}
