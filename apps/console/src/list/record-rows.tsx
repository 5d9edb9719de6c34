import { useMediaQuery, useTheme } from '@mui/material';
import { RecordCards } from './record-cards.tsx';
import { RecordTable, type RecordTableProps } from './record-table.tsx';

/** Rows as a table where there is room for one, as cards where there is not. */
export function RecordRows<Row extends { id: string }>(props: RecordTableProps<Row>) {
  const theme = useTheme();
  const isWide = useMediaQuery(theme.breakpoints.up('md'), { noSsr: true });
  return isWide ? <RecordTable {...props} /> : <RecordCards {...props} />;
}
