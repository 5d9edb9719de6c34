import type { ServiceContext, Transaction } from '../context.ts';
import { decrypt } from './cipher.internal.ts';
import { loadKeys } from './keys.internal.ts';

export interface Sealed {
  readonly subjectId: string;
  /** Null where nothing was sealed. */
  readonly sealed: string | null;
}

/**
 * What was sealed for a subject; null when its key was destroyed, or nothing was sealed. Throws for what was changed, is
 * another subject's, or was locked by another installation. `T` is what the verb that sealed it put in.
 */
export async function openFor<T>(
  ctx: ServiceContext,
  tx: Transaction,
  subjectId: string,
  sealed: string | null,
): Promise<T | null> {
  const [value] = await openMany<T>(ctx, tx, [{ subjectId, sealed }]);
  return value ?? null;
}

/** As `openFor`, for any number of values in the order given, with one statement for all their keys. */
export async function openMany<T>(
  ctx: ServiceContext,
  tx: Transaction,
  values: readonly Sealed[],
): Promise<(T | null)[]> {
  const keys = await loadKeys(
    ctx,
    tx,
    values.flatMap(({ subjectId, sealed }) => (sealed === null ? [] : [subjectId])),
  );
  return values.map(({ subjectId, sealed }) => {
    const key = keys.get(subjectId);
    if (sealed === null || !key) return null;
    return writtenBy<T>(decrypt(key, { tenantId: ctx.tenantId, subjectId }, sealed));
  });
}

/** The text is authentic, so it is what the sealing verb made of a value of its type. */
function writtenBy<T>(json: string): T {
  return JSON.parse(json) as T;
}
