import type { directoryOperations } from '@countersign/contracts/directory/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { partners } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { fileKey } from '../file/file-key.ts';
import type { FileReply } from '../file/file-reply.ts';
import { read } from '../transact.ts';
import { directoryGone, findDirectory } from './find-directory.internal.ts';
import { isListed, presentEntry, selectListed } from './listed.internal.ts';

/** The picture of a company that a public directory shows. */
export async function logoOfDirectory(
  ctx: ServiceContext,
  { params }: InputOf<(typeof directoryOperations)['logo']>,
): Promise<FileReply> {
  const { own, directory } = await findDirectory(ctx, params.slug);
  const { tenantId } = directory;
  const file = await read(own, async (tx) => {
    const [row] = await selectListed(tx).where(and(isListed(directory, 'any'), eq(partners.id, params.partnerId)));
    const logoFileId = row && presentEntry(row).profile?.hasLogo ? row.profile?.published?.logoFileId : null;
    if (!logoFileId) throw directoryGone();
    const [found] = await tx
      .select()
      .from(files)
      .where(and(eq(files.tenantId, tenantId), eq(files.id, logoFileId), eq(files.purpose, 'logo')));
    return found;
  });
  const content = file ? await ctx.ports.fileStore.get(fileKey({ tenantId, sha256: file.sha256 })) : null;
  if (!file || content === null) throw directoryGone();
  return { name: file.name, mediaType: file.mediaType, content, isInline: true };
}
