import type { Logger } from '@countersign/runtime/logger';

const everyMs = 1_000;

/**
 * Logs what went wrong, each kind at most once a second: a database that is away fails for every click. Of an error of
 * the server only the code: its text may quote the row, and with it a visitor.
 */
export function createErrorLog(log: Logger, now: () => number): (err: unknown, what: string) => void {
  const lastAt = new Map<string, number>();
  const unlogged = new Map<string, number>();
  return (err, what) => {
    if (now() - (lastAt.get(what) ?? 0) < everyMs) {
      unlogged.set(what, (unlogged.get(what) ?? 0) + 1);
      return;
    }
    lastAt.set(what, now());
    const code: unknown = err instanceof Error ? Reflect.get(err, 'code') : undefined;
    const isOfServer = err instanceof Error && err.name === 'PostgresError';
    log.warn({ code, ...(isOfServer ? {} : { err }), unlogged: unlogged.get(what) ?? 0 }, what);
    unlogged.delete(what);
  };
}
