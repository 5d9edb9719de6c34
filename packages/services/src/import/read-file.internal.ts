import { and, eq } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { AppError, invalidInput } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { fileKey } from '../file/file-key.ts';
import { read } from '../transact.ts';

/** The uploaded file of an import. Refuses (`invalid_input`) one of another purpose and, with `not_found`, none at all. */
export async function readImportFile(
  ctx: ServiceContext,
  fileId: string,
): Promise<{ readonly name: string; readonly content: Uint8Array }> {
  const { name, key } = await findImportFile(ctx, fileId);
  const content = await ctx.ports.fileStore.get(key);
  if (content === null) throw new Error(`the content of file ${fileId} is gone`);
  return { name, content };
}

/** The same without its content: where it is kept. */
export async function findImportFile(
  ctx: ServiceContext,
  fileId: string,
): Promise<{ readonly name: string; readonly key: string }> {
  const [row] = await read(ctx, (tx) =>
    tx
      .select()
      .from(files)
      .where(and(eq(files.tenantId, ctx.tenantId), eq(files.id, fileId))),
  );
  if (!row) throw new AppError('not_found', { detail: 'There is no such file.' });
  if (row.purpose !== 'import')
    throw invalidInput({ field: 'fileId', code: 'file_purpose', message: 'not uploaded for an import' });
  return { name: row.name, key: fileKey(row) };
}
