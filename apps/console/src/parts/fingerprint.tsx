import { Box } from '@mui/material';

/** A long hash, cut where its place ends and whole to whoever copies it. */
export function Fingerprint({ hash }: { hash: string | null }) {
  if (hash === null) return '–';
  return (
    <Box
      component="code"
      title={hash}
      sx={{ display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
    >
      {hash}
    </Box>
  );
}
