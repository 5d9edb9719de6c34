import { and, eq, inArray } from '@countersign/db/query';
import { subjectKeys } from '@countersign/db/schema/subject-key';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { makeKey } from './cipher.internal.ts';

const purposeOf = (tenantId: string, subjectId: string) => `subject-key/${tenantId}/${subjectId}`;

/** Keys of the subjects that have one, in one statement; null for one whose key was destroyed. */
export async function loadKeys(
  ctx: ServiceContext,
  tx: Transaction,
  subjectIds: readonly string[],
): Promise<Map<string, Buffer | null>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await tx
    .select({ subjectId: subjectKeys.subjectId, wrappedKey: subjectKeys.wrappedKey })
    .from(subjectKeys)
    .where(and(eq(subjectKeys.tenantId, ctx.tenantId), inArray(subjectKeys.subjectId, [...new Set(subjectIds)])));
  return new Map(
    rows.map(({ subjectId, wrappedKey }) => [
      subjectId,
      wrappedKey === null ? null : unwrap(ctx, subjectId, wrappedKey),
    ]),
  );
}

/** As `loadKeys`, and makes those that are missing. `action_not_available` where one was destroyed: nothing more is kept of it. */
export async function ensureKeys(
  ctx: ServiceContext,
  tx: Transaction,
  subjectIds: readonly string[],
): Promise<Map<string, Buffer>> {
  const known = await loadKeys(ctx, tx, subjectIds);
  const missing = [...new Set(subjectIds)].filter((id) => !known.has(id));
  if (missing.length > 0) {
    await tx
      .insert(subjectKeys)
      .values(
        missing.map((subjectId) => ({
          tenantId: ctx.tenantId,
          subjectId,
          wrappedKey: ctx.ports.vault.seal(purposeOf(ctx.tenantId, subjectId), makeKey().toString('base64')),
          createdAt: ctx.now(),
        })),
      )
      .onConflictDoNothing();
    // Another may have made one at the same moment: what stands is asked for again.
    for (const [id, key] of await loadKeys(ctx, tx, missing)) known.set(id, key);
  }
  return new Map(subjectIds.map((id) => [id, standing(id, known.get(id))]));
}

function standing(subjectId: string, key: Buffer | null | undefined): Buffer {
  if (key) return key;
  if (key === undefined) throw new Error(`no key was made for ${subjectId}`);
  throw new AppError('action_not_available', { detail: 'What was held here has been erased.' });
}

function unwrap(ctx: ServiceContext, subjectId: string, wrapped: string): Buffer {
  const key = ctx.ports.vault.open(purposeOf(ctx.tenantId, subjectId), wrapped);
  if (key === null) throw new Error(`the key of ${subjectId} cannot be opened with this installation's secret`);
  return Buffer.from(key, 'base64');
}
