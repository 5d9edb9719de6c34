import { and, eq, inArray, isNull, notInArray } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import type { ServiceContext } from '../context.ts';
import { read, transact } from '../transact.ts';
import { fileKey } from './file-key.ts';

/**
 * Removes the content of files and then says so in their rows, which stay without their names. Stopped in between, it is
 * simply done again. Content that a file which stays has as well is left. Gives how many were erased.
 */
export async function eraseFiles(ctx: ServiceContext, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const standing = and(eq(files.tenantId, ctx.tenantId), isNull(files.erasedAt));
  const toRemove = await read(ctx, async (tx) => {
    const rows = await tx
      .select({ sha256: files.sha256 })
      .from(files)
      .where(and(standing, inArray(files.id, [...ids])));
    const digests = [...new Set(rows.map(({ sha256 }) => sha256))];
    if (digests.length === 0) return [];
    const shared = await tx
      .select({ sha256: files.sha256 })
      .from(files)
      .where(and(standing, inArray(files.sha256, digests), notInArray(files.id, [...ids])));
    return digests.filter((digest) => !shared.some(({ sha256 }) => sha256 === digest));
  });
  for (const sha256 of toRemove) await ctx.ports.fileStore.remove(fileKey({ tenantId: ctx.tenantId, sha256 }));
  const erased = await transact({ ...ctx, idempotency: null }, (tx) =>
    tx
      .update(files)
      .set({ erasedAt: ctx.now(), name: 'erased' })
      .where(and(standing, inArray(files.id, [...ids])))
      .returning({ id: files.id }),
  );
  return erased.length;
}
