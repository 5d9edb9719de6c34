import { useCallback, useEffect, useRef, useState } from 'react';

export interface Query<Value> {
  readonly data: Value | undefined;
  readonly error: unknown;
  readonly isLoading: boolean;
  /** Asks again; what is shown stays until the answer is there. */
  readonly reload: () => void;
  /** Shows what a write has just answered. */
  readonly replace: (data: Value) => void;
}

const cache = new Map<string, unknown>();
const cachedMax = 60;

/** Forgets everything that was read, for another membership or login. */
export function forgetQueries(): void {
  cache.clear();
}

/**
 * Reads under a key; the last answer to the same key is shown while a new one is on its way. An undefined key asks
 * nothing yet.
 */
export function useQuery<Value>(
  key: string | undefined,
  load: (signal: AbortSignal) => Promise<Value>,
  options: { readonly keepPrevious?: boolean; readonly refreshMs?: number } = {},
): Query<Value> {
  const [state, setState] = useState<{ key: string | undefined; data?: Value; error?: unknown; isLoading: boolean }>(
    () => ({
      key,
      ...cachedData<Value>(key),
      isLoading: true,
    }),
  );
  const [turn, setTurn] = useState(0);
  const latestLoad = useRef(load);
  useEffect(() => {
    latestLoad.current = load;
  });

  useEffect(() => {
    if (key === undefined) return undefined;
    const abort = new AbortController();
    setState((last) => ({
      key,
      ...(last.key === key || options.keepPrevious === true ? dataOf(last) : {}),
      ...cachedData<Value>(key),
      isLoading: true,
    }));
    latestLoad.current(abort.signal).then(
      (data) => {
        if (abort.signal.aborted) return;
        remember(key, data);
        setState({ key, data, isLoading: false });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setState((last) => ({ key, ...dataOf(last), error, isLoading: false }));
      },
    );
    return () => abort.abort();
  }, [key, turn, options.keepPrevious]);

  const reload = useCallback(() => setTurn((last) => last + 1), []);
  useRefresh(reload, options.refreshMs);
  const replace = useCallback(
    (data: Value) => {
      if (key !== undefined) remember(key, data);
      setState({ key, data, isLoading: false });
    },
    [key],
  );
  const isFresh = state.key === key || options.keepPrevious === true;
  return {
    data: isFresh ? state.data : undefined,
    error: isFresh ? state.error : undefined,
    isLoading: state.isLoading || !isFresh,
    reload,
    replace,
  };
}

/** Looks again from time to time, and at once when the tab is looked at again or the connection is back. */
function useRefresh(reload: () => void, refreshMs: number | undefined): void {
  useEffect(() => {
    if (refreshMs === undefined) return undefined;
    const look = () => {
      if (document.visibilityState === 'visible') reload();
    };
    const timer = setInterval(look, refreshMs);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
    };
  }, [reload, refreshMs]);
}

function dataOf<Value>(state: { data?: Value }): { data?: Value } {
  return state.data === undefined ? {} : { data: state.data };
}

function cachedData<Value>(key: string | undefined): { data?: Value } {
  // What is under a key was put there by the same caller's load.
  return key !== undefined && cache.has(key) ? { data: cache.get(key) as Value } : {};
}

function remember(key: string, data: unknown): void {
  cache.delete(key);
  cache.set(key, data);
  const oldest = cache.keys().next();
  if (cache.size > cachedMax && oldest.done !== true) cache.delete(oldest.value);
}
