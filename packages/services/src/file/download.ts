import type { fileOperations } from '@countersign/contracts/file/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { fileBytesMax } from '@countersign/domain/file/file';
import { AppError } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { fileKey } from './file-key.ts';
import { requireLink } from './file-link.internal.ts';
import type { FileReply, StreamedFileReply } from './file-reply.ts';
import { findVisibleFile } from './find-visible.internal.ts';

const pieceBytes = 1024 * 1024;

/**
 * A file's bytes, by a link that was given to the same person a while ago, if they still may see what it is attached to;
 * `not_found` for anybody else, and for a link that is over.
 */
export async function downloadFile(
  ctx: ServiceContext,
  { params, query }: InputOf<(typeof fileOperations)['download']>,
): Promise<FileReply | StreamedFileReply> {
  requirePermission(ctx, 'file.download');
  requireLink(ctx, { fileId: params.id, link: query.link });
  const row = await read(ctx, (tx) => findVisibleFile(ctx, tx, params.id));
  const { name, mediaType } = row;
  const key = fileKey({ tenantId: row.tenantId, sha256: row.sha256 });
  if (row.size > fileBytesMax) return { name, mediaType, pieces: partsOf(ctx, key, row.size) };
  const content = await ctx.ports.fileStore.get(key);
  if (content === null) {
    ctx.log.error({ fileId: row.id }, 'the content of a file is gone');
    throw new AppError('not_found', { detail: 'The content of this file is gone.' });
  }
  return { name, mediaType, content };
}

async function* partsOf(ctx: ServiceContext, key: string, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < size; start += pieceBytes) {
    const part = await ctx.ports.fileStore.getPart(key, { start, length: pieceBytes });
    if (part === null) throw new Error('the content of a file is gone');
    yield part;
  }
}
