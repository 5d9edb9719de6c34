import ScheduleIcon from '@mui/icons-material/Schedule';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { Box, Tooltip } from '@mui/material';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { useNow } from './use-now.ts';

/** When something is due: how long still, marked when it is late; the exact time on hover and to screen readers. */
export function Due({ at, isOverdue = false }: { at: string; isOverdue?: boolean }) {
  const t = useText();
  const format = useFormat();
  const now = useNow();
  const isLate = isOverdue || new Date(at).getTime() < now;
  const isSoon = !isLate && new Date(at).getTime() - now < 24 * 3_600_000;
  const Icon = isLate ? WarningAmber : ScheduleIcon;
  return (
    <Tooltip title={format.dateTimeLong(at)} describeChild>
      <Box
        component="time"
        dateTime={at}
        sx={{
          display: 'inline-flex',
          verticalAlign: 'middle',
          alignItems: 'center',
          gap: 0.5,
          whiteSpace: 'nowrap',
          fontSize: '0.8125rem',
          fontWeight: isLate ? 600 : 480,
          color: isLate ? 'error.main' : isSoon ? 'warning.main' : 'text.secondary',
        }}
      >
        <Icon aria-hidden sx={{ fontSize: 15 }} />
        {isLate
          ? t('due.overdue', { since: format.relative(at, now) })
          : t('due.in', { when: format.relative(at, now) })}
      </Box>
    </Tooltip>
  );
}

/** An instant in the reader's zone, with how long ago on hover. */
export function When({ at }: { at: string }) {
  const format = useFormat();
  const now = useNow();
  return (
    <Tooltip title={format.relative(at, now)} describeChild>
      <time dateTime={at}>{format.dateTime(at)}</time>
    </Tooltip>
  );
}
