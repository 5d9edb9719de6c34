import type { Reply } from '@countersign/ui/client/operation-types';
import { client } from '../app/clients.ts';
import { useQuery } from '../data/use-query.ts';

/** What the installation takes; undefined until it has said so. */
export function useFileLimits(): Reply<'file.limits'> | undefined {
  return useQuery('file-limits', (signal) => client.call('file.limits', { signal })).data;
}
