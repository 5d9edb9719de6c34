import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useText } from '../text/use-text.ts';

const shortcuts = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['x', 'select'],
  ['c', 'claim'],
  ['a', 'approve'],
  ['r', 'reject'],
  ['q', 'requestChanges'],
  ['/', 'search'],
  ['?', 'help'],
] as const;

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  return (
    <Dialog open onClose={onClose} aria-labelledby="shortcuts-title" maxWidth="xs" fullWidth>
      <DialogTitle id="shortcuts-title">{t('shortcuts.title')}</DialogTitle>
      <DialogContent>
        <Box
          component="dl"
          sx={{ display: 'grid', gridTemplateColumns: '72px 1fr', rowGap: 1, m: 0, alignItems: 'center' }}
        >
          {shortcuts.map(([key, name]) => (
            <Box key={key} sx={{ display: 'contents' }}>
              <Box component="dt">
                <Box
                  component="kbd"
                  sx={{
                    fontFamily: 'inherit',
                    fontSize: '0.75rem',
                    border: '1px solid',
                    borderColor: 'lineStrong',
                    borderRadius: '4px',
                    px: 0.875,
                    py: 0.25,
                  }}
                >
                  {key}
                </Box>
              </Box>
              <Typography component="dd" variant="body2" sx={{ m: 0 }}>
                {t(`shortcuts.${name}`)}
              </Typography>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          {t('action.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
