import { Box, Link as MuiLink, Table, TableBody, TableCell, TableHead, TableRow, TableSortLabel } from '@mui/material';
import { Link } from 'react-router';
import type { Column } from './record-list.tsx';

export interface RecordTableProps<Row> {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  title: string;
  linkTo?: (row: Row) => string;
  sort?: { field: string; order: 'ASC' | 'DESC' };
  onSort?: (field: string) => void;
}

/** Rows and columns. The first column names the row and links to it. */
export function RecordTable<Row extends { id: string }>({
  rows,
  columns,
  title,
  linkTo,
  sort,
  onSort,
}: RecordTableProps<Row>) {
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={title}>
      <Table>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <HeadCell
                key={column.name}
                column={column}
                {...(sort === undefined ? {} : { sort })}
                {...(onSort === undefined ? {} : { onSort })}
              />
            ))}
          </TableRow>
        </TableHead>
        <TableBody sx={{ '& tr:last-of-type td, & tr:last-of-type th': { borderBottom: 0 } }}>
          {rows.map((row) => (
            <TableRow key={row.id} hover={linkTo !== undefined}>
              {columns.map((column, index) => {
                const content = column.render(row);
                const isName = index === 0;
                return (
                  <TableCell
                    key={column.name}
                    {...(isName ? { component: 'th', scope: 'row' } : {})}
                    sx={{
                      textAlign: column.align ?? 'start',
                      fontWeight: isName ? 560 : undefined,
                      whiteSpace: column.isShort === true || column.align === 'end' ? 'nowrap' : undefined,
                    }}
                  >
                    {isName && linkTo !== undefined ? (
                      <MuiLink component={Link} to={linkTo(row)} sx={{ color: 'text.primary', display: 'block' }}>
                        {content}
                      </MuiLink>
                    ) : (
                      content
                    )}
                  </TableCell>
                );
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function HeadCell<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort?: { field: string; order: 'ASC' | 'DESC' };
  onSort?: (field: string) => void;
}) {
  const { sortBy } = column;
  const isSorted = sortBy !== undefined && sort?.field === sortBy;
  const direction = sort?.order === 'DESC' ? 'desc' : 'asc';
  return (
    <TableCell sx={{ textAlign: column.align ?? 'start' }} {...(isSorted ? { sortDirection: direction } : {})}>
      {sortBy === undefined || onSort === undefined ? (
        column.label
      ) : (
        <TableSortLabel active={isSorted} direction={isSorted ? direction : 'asc'} onClick={() => onSort(sortBy)}>
          {column.label}
        </TableSortLabel>
      )}
    </TableCell>
  );
}
