import { Alert, Box, Button } from '@mui/material';
import { useText } from '../text/use-text.ts';

export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useText();

  function download() {
    const url = URL.createObjectURL(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'countersign-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(url);
  }

  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Alert severity="warning">{t('twoFactor.keepCodes')}</Alert>
      <Box
        component="ul"
        aria-label={t('twoFactor.codes')}
        sx={{
          listStyle: 'none',
          m: 0,
          p: 2,
          borderRadius: '6px',
          bgcolor: 'sunken',
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(130px, 1fr))',
          gap: 1,
          fontFamily: 'ui-monospace, monospace',
        }}
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Box>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button variant="outlined" onClick={download}>
          {t('twoFactor.download')}
        </Button>
        <Button variant="contained" onClick={onDone}>
          {t('twoFactor.codesKept')}
        </Button>
      </Box>
    </Box>
  );
}
