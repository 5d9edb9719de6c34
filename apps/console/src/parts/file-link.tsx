import { Link, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { call, downloadUrl } from '../data/api.ts';
import { useFormat } from '../text/use-format.ts';
import { useProblemText } from '../text/use-problem-text.ts';

interface LinkedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** A file by its name and size. Its link is asked for when somebody wants it, and works for them for some minutes. */
export function FileLink({ file }: { file: LinkedFile }) {
  const format = useFormat();
  const notify = useNotify();
  const problemText = useProblemText();
  const load = useMutation({
    mutationFn: () => call('file.link', { params: { id: file.id } }),
    onSuccess: ({ link }) => window.location.assign(downloadUrl('file.download', { id: file.id }, { link })),
    onError: (error) => notify(problemText(error), { type: 'error' }),
  });
  return (
    <>
      <Link
        component="button"
        type="button"
        disabled={load.isPending}
        onClick={() => load.mutate()}
        sx={{ textAlign: 'start', overflowWrap: 'anywhere' }}
      >
        {file.name}
      </Link>{' '}
      <Typography component="span" variant="caption" sx={{ color: 'text.secondary' }}>
        ({format.bytes(file.size)})
      </Typography>
    </>
  );
}
