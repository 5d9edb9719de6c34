import { useMediaQuery, useTheme } from '@mui/material';
import { RecordCards } from './record-cards.tsx';
import { RecordTable, type RecordTableProps } from './record-table.tsx';

/** A table on wide screens, cards on narrow ones. */
export function RecordRows<Row extends { id: string }>(props: RecordTableProps<Row>) {
  const theme = useTheme();
  const isWide = useMediaQuery(theme.breakpoints.up('md'), { noSsr: true });
  return isWide ? <RecordTable {...props} /> : <RecordCards {...props} />;
}
