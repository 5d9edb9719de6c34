import { Box, Link as MuiLink, Typography } from '@mui/material';
import { Link } from 'react-router';
import type { Column } from './record-list.tsx';
import type { RecordTableProps } from './record-table.tsx';

/** The same rows where a table has no room. */
export function RecordCards<Row extends { id: string }>({ rows, columns, title, linkTo }: RecordTableProps<Row>) {
  const [first, ...rest] = columns;
  return (
    <Box component="ul" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box
          component="li"
          key={row.id}
          sx={{ px: 2, py: 1.25, '& + &': { borderTop: '1px solid', borderColor: 'divider' } }}
        >
          {first === undefined ? null : (
            <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
              {linkTo === undefined ? (
                first.render(row)
              ) : (
                <MuiLink component={Link} to={linkTo(row)} sx={{ color: 'text.primary', display: 'block', py: 0.25 }}>
                  {first.render(row)}
                </MuiLink>
              )}
            </Box>
          )}
          <Box
            component="dl"
            sx={{ m: 0, display: 'grid', gridTemplateColumns: '110px 1fr', columnGap: 1, rowGap: 0.25 }}
          >
            {filled(rest, row).map(({ column, content }) => (
              <Box key={column.name} sx={{ display: 'contents' }}>
                <Typography component="dt" variant="caption" sx={{ color: 'text.secondary' }}>
                  {column.label}
                </Typography>
                <Box component="dd" sx={{ m: 0, fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
                  {content}
                </Box>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** A card leaves out what a table shows as a dash. */
function filled<Row>(columns: readonly Column<Row>[], row: Row) {
  return columns
    .map((column) => ({ column, content: column.render(row) }))
    .filter(({ content }) => content !== '–' && content !== '' && content !== null);
}
