import type { ReactNode } from 'react';
import type { Query } from '../data/use-query.ts';
import { Failure, Loading } from './states.tsx';

interface LoadedProps<Value> {
  readonly query: Query<Value>;
  readonly rows?: number;
  readonly children: (data: Value) => ReactNode;
}

/** What was read; until then its shape, or why it could not be read. */
export function Loaded<Value>({ query, rows = 6, children }: LoadedProps<Value>) {
  if (query.data !== undefined) return children(query.data);
  return query.error === undefined ? <Loading rows={rows} /> : <Failure error={query.error} onRetry={query.reload} />;
}
