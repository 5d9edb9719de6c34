import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

const busy: readonly string[] = ['mapped', 'validating', 'committing'];
const pollMs = 1_000;

/** One import, asked again every second while the server works on it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => call('import.get', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data !== undefined && busy.includes(state.data.status) ? pollMs : false),
  });
