import type { ServiceContext, Transaction } from '../context.ts';
import { encrypt } from './cipher.internal.ts';
import { ensureKeys } from './keys.internal.ts';

export interface ToSeal {
  readonly subjectId: string;
  /** Anything that JSON can say. */
  readonly value: unknown;
}

/**
 * Encrypts a value with its subject's own key, which is made the first time: AES-256-GCM over its JSON, the tenant and the
 * subject authenticated with it. Text for a column; null stays out of it. `action_not_available` once the key was destroyed.
 */
export async function sealFor(
  ctx: ServiceContext,
  tx: Transaction,
  subjectId: string,
  value: unknown,
): Promise<string> {
  const [sealed] = await sealMany(ctx, tx, [{ subjectId, value }]);
  if (sealed === undefined) throw new Error(`nothing was sealed for ${subjectId}`);
  return sealed;
}

/** As `sealFor`, for any number of values in the order given, with at most three statements. */
export async function sealMany(ctx: ServiceContext, tx: Transaction, values: readonly ToSeal[]): Promise<string[]> {
  const keys = await ensureKeys(
    ctx,
    tx,
    values.map(({ subjectId }) => subjectId),
  );
  return values.map(({ subjectId, value }) => {
    const key = keys.get(subjectId);
    if (!key) throw new Error(`no key was made for ${subjectId}`);
    return encrypt(key, { tenantId: ctx.tenantId, subjectId }, JSON.stringify(value));
  });
}
