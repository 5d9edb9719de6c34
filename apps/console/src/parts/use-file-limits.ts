import type { Reply } from '@countersign/ui/client/operation-types';
import { useQuery } from '@tanstack/react-query';
import { call } from '../data/api.ts';

/** What the installation takes; undefined until it has said so. */
export function useFileLimits(): Reply<'file.limits'> | undefined {
  const { data } = useQuery({
    queryKey: ['file-limits'],
    queryFn: ({ signal }) => call('file.limits', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}
