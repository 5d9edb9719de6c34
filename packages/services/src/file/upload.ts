import { createHash } from 'node:crypto';
import type { fileOperations } from '@countersign/contracts/file/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { files } from '@countersign/db/schema/case';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { checkFile, type FilePurpose } from './check-file.internal.ts';
import { fileKey } from './file-key.ts';
import { presentFile } from './present.internal.ts';

type Operation = (typeof fileOperations)['upload'];
const partnerPurposes: readonly FilePurpose[] = ['evidence', 'attachment'];

/**
 * Keeps a file, up to the one limit of uploads. Its type is read from its content. What staff upload is internal until it is attached
 * to something shared; what a partner uploads is its own. Refuses `payload_too_large` and `unsupported_media_type`.
 */
export async function uploadFile(
  ctx: ServiceContext,
  { query, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'file.upload');
  const { actor } = ctx;
  if (actor.kind === 'contact' && !partnerPurposes.includes(query.purpose)) {
    throw new AppError('forbidden', { detail: 'Only the company itself uploads this.' });
  }
  const name = plainName(query.name);
  const mediaType = await checkFile({ name, purpose: query.purpose, content: body });
  const sha256 = createHash('sha256').update(body).digest('hex');
  await ctx.ports.fileStore.put(fileKey({ tenantId: ctx.tenantId, sha256 }), body);
  return transact(ctx, async (tx) => {
    const row = {
      tenantId: ctx.tenantId,
      id: ctx.ids.next('file'),
      name,
      mediaType,
      size: body.byteLength,
      sha256,
      purpose: query.purpose,
      uploadedByMember: actor.kind === 'member' ? actor.id : null,
      uploadedByContact: actor.kind === 'contact' ? actor.id : null,
      partnerId: actor.kind === 'contact' ? actor.partnerId : null,
      caseId: null,
      dealId: null,
      applicationId: null,
      visibility: actor.kind === 'contact' ? ('shared' as const) : ('internal' as const),
      createdAt: ctx.now(),
    };
    await tx.insert(files).values(row);
    await recordAudit(ctx, tx, {
      action: 'file.upload',
      subjectKind: 'file',
      subjectId: row.id,
      facts: { purpose: row.purpose, mediaType, size: row.size, sha256 },
    });
    return presentFile(row);
  });
}

/** Without folders, and without the characters that make a name read as another one. */
function plainName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  return base.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '').trim() || 'file';
}
