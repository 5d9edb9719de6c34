import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, IconButton, Typography } from '@mui/material';
import { useListContext } from 'react-admin';
import { useText } from '../text/use-text.ts';

const turn = { '[dir=rtl] &': { transform: 'scaleX(-1)' } };

export function Pager() {
  const t = useText();
  const { page, perPage, total = 0, setPage, isPending } = useListContext();
  if (isPending || total === 0) return null;
  const from = (page - 1) * perPage + 1;
  const to = Math.min(page * perPage, total);
  return (
    <Box
      component="nav"
      aria-label={t('list.pages')}
      sx={{ display: 'flex', gap: 1, alignItems: 'center', justifyContent: 'flex-end', px: 1.5, py: 0.75 }}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary' }} role="status">
        {t('list.range', { from, to, total })}
      </Typography>
      <IconButton aria-label={t('list.previousPage')} disabled={page <= 1} onClick={() => setPage(page - 1)}>
        <ChevronLeft sx={turn} />
      </IconButton>
      <IconButton aria-label={t('list.nextPage')} disabled={to >= total} onClick={() => setPage(page + 1)}>
        <ChevronRight sx={turn} />
      </IconButton>
    </Box>
  );
}
