import type { fileOperations } from '@countersign/contracts/file/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { files } from '@countersign/db/schema/case';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read, transact } from '../transact.ts';
import { byteStream } from './byte-stream.ts';
import type { FilePurpose } from './check-file.internal.ts';
import { plainName } from './plain-name.internal.ts';
import { presentFile } from './present.internal.ts';
import { requireRoomToday } from './require-room.internal.ts';
import { storeUpload } from './store-upload.internal.ts';

type Operation = (typeof fileOperations)['upload'];
const partnerPurposes: readonly FilePurpose[] = ['evidence', 'attachment', 'logo'];

/**
 * Keeps a file, up to the limit of its purpose; one to import goes to the store as it comes. Its type is read from its
 * content. What staff upload is internal until it is attached to something shared; what a partner uploads is its own.
 * Refuses `payload_too_large` and `too_many_files`, naming the limit, `unsupported_media_type`, and what can run, unpacks too
 * far, cannot be looked into or is infected (`file_...`).
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
  await read(ctx, (tx) => requireRoomToday(ctx, tx));
  const name = plainName(query.name);
  const stream = body instanceof Uint8Array ? byteStream([body], body.byteLength) : body;
  const { mediaType, size, sha256 } = await storeUpload(ctx, { name, purpose: query.purpose, stream });
  return transact(ctx, async (tx) => {
    const row = {
      tenantId: ctx.tenantId,
      id: ctx.ids.next('file'),
      name,
      mediaType,
      size,
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
      erasedAt: null,
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
