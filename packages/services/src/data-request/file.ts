import type { dataRequestOperations } from '@countersign/contracts/data-request/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { dataRequests } from '@countersign/db/schema/data-request';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { fileKey } from '../file/file-key.ts';
import type { FileReply } from '../file/file-reply.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';

type Operation = (typeof dataRequestOperations)['file'];

/** The file of an export: for the person who asked by this login, and for staff who answer; each time leaves its row. */
export async function downloadDataExport(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<FileReply> {
  requirePermission(ctx, 'data-request.file');
  return loadExport(ctx, params.id);
}

/** `not_found` where there is none, its time is over, or it is somebody else's. */
export async function loadExport(ctx: ServiceContext, requestId: string): Promise<FileReply> {
  const { actor } = ctx;
  const file = await transact(ctx, async (tx) => {
    const [found] = await tx
      .select({ file: files, expiresAt: dataRequests.fileExpiresAt })
      .from(dataRequests)
      .innerJoin(files, and(eq(files.tenantId, dataRequests.tenantId), eq(files.id, dataRequests.fileId)))
      .where(
        and(
          eq(dataRequests.tenantId, ctx.tenantId),
          eq(dataRequests.id, requestId),
          actor.kind === 'contact' ? eq(dataRequests.subjectId, actor.id) : undefined,
        ),
      );
    if (!found || found.file.erasedAt !== null || (found.expiresAt ?? 0) <= ctx.now()) throw notFound('file');
    await recordAudit(ctx, tx, { action: 'data-request.file', subjectKind: 'data_request', subjectId: requestId });
    return found.file;
  });
  const content = await ctx.ports.fileStore.get(fileKey(file));
  if (content === null) throw notFound('file');
  return { name: file.name, mediaType: file.mediaType, content };
}
