import type { Task } from '@countersign/contracts/task/task';
import { Box, Button, Typography } from '@mui/material';
import { useMay } from '../auth/session.tsx';
import { useText } from '../text/use-text.ts';
import type { useClaims } from './use-claims.ts';

/** What can be done with several tasks at once. */
export function SelectionBar({
  tasks,
  claims,
  onClear,
}: {
  tasks: readonly Task[];
  claims: ReturnType<typeof useClaims>;
  onClear: () => void;
}) {
  const t = useText();
  const may = useMay();
  return (
    <Box
      role="toolbar"
      aria-label={t('inbox.selection')}
      sx={{
        px: 1.5,
        py: 0.75,
        display: 'flex',
        gap: 1,
        flexWrap: 'wrap',
        alignItems: 'center',
        bgcolor: (theme) => theme.palette.wash.brand,
        borderBottom: '1px solid',
        borderColor: 'divider',
      }}
    >
      <Typography variant="body2" sx={{ flex: 1, fontWeight: 560, whiteSpace: 'nowrap' }}>
        {t('inbox.selected', { count: tasks.length })}
      </Typography>
      {may('task.claim') ? (
        <Button onClick={() => void claims.claim(tasks)} loading={claims.isBusy}>
          {t('inbox.claim')}
        </Button>
      ) : null}
      {may('task.release') ? (
        <Button onClick={() => void claims.release(tasks)} loading={claims.isBusy}>
          {t('inbox.release')}
        </Button>
      ) : null}
      <Button onClick={onClear}>{t('inbox.clearSelection')}</Button>
    </Box>
  );
}
