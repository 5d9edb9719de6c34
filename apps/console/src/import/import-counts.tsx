import { importRowStatuses } from '@countersign/domain/import/import';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Button, Typography } from '@mui/material';
import { downloadUrl } from '../data/api.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

const inks = {
  pending: 'text.secondary',
  valid: 'success.main',
  flagged: 'warning.main',
  invalid: 'error.main',
  committed: 'success.main',
  skipped: 'text.secondary',
} as const;

/** How many rows stand where, and the refused ones as a file. */
export function ImportCounts({ job }: { job: Reply<'import.get'> }) {
  const t = useText();
  const format = useFormat();
  return (
    <Box sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', alignItems: 'center' }}>
      {importRowStatuses
        .filter((status) => job.counts[status] > 0 || status === 'valid' || status === 'invalid')
        .map((status) => (
          <Box key={status}>
            <Typography sx={{ fontSize: '1.375rem', fontWeight: 620, lineHeight: 1.2, color: inks[status] }}>
              {format.number(job.counts[status])}
            </Typography>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {t(`importRow.${status}`)}
            </Typography>
          </Box>
        ))}
      {job.counts.invalid === 0 ? null : (
        <Button
          variant="outlined"
          component="a"
          href={downloadUrl('import.errors', { id: job.id })}
          download={`${job.fileName.replace(/\.[a-z0-9]{1,6}$/i, '')}-errors.csv`}
        >
          {t('import.downloadErrors')}
        </Button>
      )}
    </Box>
  );
}
