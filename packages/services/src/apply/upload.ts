import { createHash } from 'node:crypto';
import type { applyOperations } from '@countersign/contracts/apply/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { files } from '@countersign/db/schema/case';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { checkFile } from '../file/check-file.internal.ts';
import { fileKey } from '../file/file-key.ts';
import { transact } from '../transact.ts';
import { applicantContext, loadApplication } from './applicant-context.internal.ts';
import { filesOf } from './present.internal.ts';

type Operation = (typeof applyOperations)['upload'];

const filesMax = 20;

/** Adds a file to a draft or to the answer to a request; what it is, is read from its content. */
export async function uploadToApplication(
  ctx: ServiceContext,
  { query, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  const { own, applicationId } = await applicantContext(ctx, query.token);
  const name =
    (query.name.split(/[\\/]/).at(-1) ?? '').replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '').trim() ||
    'file';
  const mediaType = await checkFile({ name, purpose: 'evidence', content: body });
  const sha256 = createHash('sha256').update(body).digest('hex');
  await own.ports.fileStore.put(fileKey({ tenantId: own.tenantId, sha256 }), body);
  return transact(own, async (tx) => {
    const row = await loadApplication(own, tx, applicationId, { forUpdate: true });
    if (row.status !== 'draft' && row.status !== 'changes_requested')
      throw new AppError('action_not_available', { detail: 'Nothing can be added to this application now.' });
    if ((await filesOf(own, tx, row.id)).length >= filesMax)
      throw new AppError('action_not_available', { detail: `At most ${filesMax} files are taken.` });
    const id = own.ids.next('file');
    await tx.insert(files).values({
      tenantId: own.tenantId,
      id,
      name,
      mediaType,
      size: body.byteLength,
      sha256,
      purpose: 'evidence',
      caseId: row.caseId,
      applicationId: row.id,
      visibility: 'internal',
      createdAt: own.now(),
    });
    await recordAudit(own, tx, {
      action: 'apply.upload',
      subjectKind: 'file',
      subjectId: id,
      facts: { applicationId: row.id, mediaType, size: body.byteLength, sha256 },
    });
    return { id, name, size: body.byteLength };
  });
}
