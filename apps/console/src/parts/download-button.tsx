import type { DownloadId } from '@countersign/ui/client/operation-types';
import Download from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { downloadUrl } from '../data/api.ts';

/** Fetches a file that the API writes. */
export function DownloadButton({
  operation,
  params = {},
  query = {},
  fileName,
  label,
}: {
  operation: DownloadId;
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  fileName: string;
  label: string;
}) {
  return (
    <Button
      variant="outlined"
      startIcon={<Download />}
      component="a"
      href={downloadUrl(operation, params, query)}
      download={fileName}
    >
      {label}
    </Button>
  );
}
