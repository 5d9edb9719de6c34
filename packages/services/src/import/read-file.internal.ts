import { and, eq } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { fileBytesMax, fileSizeMax } from '@countersign/domain/file/file';
import { AppError, invalidInput } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { fileKey } from '../file/file-key.ts';
import { read } from '../transact.ts';

/**
 * The uploaded file of an import, whole: not for events, whose files may be larger than memory. Refuses `payload_too_large`,
 * with `invalid_input` one of another purpose, and with `not_found` none at all.
 */
export async function readImportFile(
  ctx: ServiceContext,
  fileId: string,
): Promise<{ readonly name: string; readonly content: Uint8Array }> {
  const { name, key, size } = await findImportFile(ctx, fileId);
  if (size > fileBytesMax)
    throw new AppError('payload_too_large', {
      detail: `A file of accounts or registrations holds at most ${fileSizeMax}.`,
      facts: { bytesMax: fileBytesMax },
      fields: [{ field: 'fileId', code: 'too_large' }],
    });
  const content = await ctx.ports.fileStore.get(key);
  if (content === null) throw new Error(`the content of file ${fileId} is gone`);
  return { name, content };
}

/** The same without its content: where it is kept. */
export async function findImportFile(
  ctx: ServiceContext,
  fileId: string,
): Promise<{ readonly name: string; readonly key: string; readonly size: number }> {
  const [row] = await read(ctx, (tx) =>
    tx
      .select()
      .from(files)
      .where(and(eq(files.tenantId, ctx.tenantId), eq(files.id, fileId))),
  );
  if (!row) throw new AppError('not_found', { detail: 'There is no such file.' });
  if (row.purpose !== 'import')
    throw invalidInput({ field: 'fileId', code: 'file_purpose', message: 'not uploaded for an import' });
  return { name: row.name, key: fileKey(row), size: row.size };
}
