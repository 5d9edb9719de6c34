import type { fileOperations } from '@countersign/contracts/file/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { AppError } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { fileKey } from './file-key.ts';
import type { FileReply } from './file-reply.ts';
import { findVisibleFile } from './find-visible.internal.ts';

/** A file's bytes, for those who may see what it is attached to; `not_found` for anybody else. */
export async function downloadFile(
  ctx: ServiceContext,
  { params }: InputOf<(typeof fileOperations)['download']>,
): Promise<FileReply> {
  requirePermission(ctx, 'file.download');
  const row = await read(ctx, (tx) => findVisibleFile(ctx, tx, params.id));
  const content = await ctx.ports.fileStore.get(fileKey({ tenantId: row.tenantId, sha256: row.sha256 }));
  if (content === null) {
    ctx.log.error({ fileId: row.id }, 'the content of a file is gone');
    throw new AppError('not_found', { detail: 'The content of this file is gone.' });
  }
  return { name: row.name, mediaType: row.mediaType, content };
}
