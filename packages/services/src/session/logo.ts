import type { InputOf } from '@countersign/contracts/operation/operation';
import type { sessionOperations } from '@countersign/contracts/session/operations';
import { and, eq } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { tenants } from '@countersign/db/schema/tenant';
import { AppError } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { fileKey } from '../file/file-key.ts';
import type { FileReply } from '../file/file-reply.ts';
import { read } from '../transact.ts';
import { findTenants } from './branding.ts';

/** The picture that a company has chosen as its logo, for everybody. */
export async function logoOfSession(
  ctx: ServiceContext,
  { query }: InputOf<(typeof sessionOperations)['logo']>,
): Promise<FileReply> {
  const [tenant] = await findTenants(ctx, query.tenant);
  if (!tenant) throw noLogo();
  const { tenantId } = tenant;
  const [row] = await read({ ...ctx, tenantId }, (tx) =>
    tx
      .select({ file: files })
      .from(tenants)
      .innerJoin(files, and(eq(files.tenantId, tenants.tenantId), eq(files.id, tenants.logoFileId)))
      .where(and(eq(tenants.tenantId, tenantId), eq(files.purpose, 'logo'))),
  );
  const content = row ? await ctx.ports.fileStore.get(fileKey({ tenantId, sha256: row.file.sha256 })) : null;
  if (!row || content === null) throw noLogo();
  return { name: row.file.name, mediaType: row.file.mediaType, content, isInline: true };
}

function noLogo(): AppError {
  return new AppError('not_found', { detail: 'There is no logo.' });
}
