import { Box, Paper } from '@mui/material';
import type { ReactNode } from 'react';
import { ListBase, type RaRecord } from 'react-admin';
import type { ResourceName } from '../data/resources.ts';
import { Page } from '../parts/page.tsx';
import { type Filter, FilterBar } from './filter-bar.tsx';
import { ListBody } from './list-body.tsx';
import { Pager } from './pager.tsx';

export interface Column<Row> {
  name: string;
  label: string;
  render: (row: Row) => ReactNode;
  /** The API sorts by this name. */
  sortBy?: string;
  align?: 'start' | 'end';
  /** Never broken into lines: numbers, dates. */
  isShort?: boolean;
}

export interface RecordListProps<Row> {
  resource: ResourceName;
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  filters?: readonly Filter[];
  columns: readonly Column<Row>[];
  linkTo?: (row: Row) => string;
  sort?: { field: string; order: 'ASC' | 'DESC' };
  empty: { title: string; text: string; action?: ReactNode };
  above?: ReactNode;
  back?: { to: string; label: string };
}

/** A page with a list: filters that can be saved, sorting, pages; a table on wide screens, cards on narrow ones. */
export function RecordList<Row extends RaRecord<string>>(props: RecordListProps<Row>) {
  const { resource, title, lead, actions, filters = [], sort, above, back } = props;
  return (
    <Page
      title={title}
      {...(lead === undefined ? {} : { lead })}
      {...(back === undefined ? {} : { back })}
      actions={actions}
    >
      {above}
      <ListBase
        resource={resource}
        perPage={25}
        exporter={false}
        {...(sort === undefined ? {} : { sort })}
        queryOptions={{ refetchInterval: 60_000 }}
      >
        <Paper variant="outlined">
          {filters.length === 0 ? null : <FilterBar filters={filters} resource={resource} />}
          <ListBody<Row> {...props} />
          <Box sx={{ borderTop: '1px solid', borderColor: 'divider' }}>
            <Pager />
          </Box>
        </Paper>
      </ListBase>
    </Page>
  );
}
