import type { applyOperations } from '@countersign/contracts/apply/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { files } from '@countersign/db/schema/case';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { byteStream } from '../file/byte-stream.ts';
import { plainName } from '../file/plain-name.internal.ts';
import { storeUpload } from '../file/store-upload.internal.ts';
import { transact } from '../transact.ts';
import { applicantContext, loadApplication } from './applicant-context.internal.ts';
import { filesOf, filesPerApplication } from './present.internal.ts';

type Operation = (typeof applyOperations)['upload'];

/** Adds a file to a draft or to the answer to a request; what it is, is read from its content. */
export async function uploadToApplication(
  ctx: ServiceContext,
  { query, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  const { own, applicationId } = await applicantContext(ctx, query.token);
  const name = plainName(query.name);
  const stream = byteStream([body], body.byteLength);
  const { mediaType, size, sha256 } = await storeUpload(own, { name, purpose: 'evidence', stream });
  return transact(own, async (tx) => {
    const row = await loadApplication(own, tx, applicationId, { forUpdate: true });
    if (row.status !== 'draft' && row.status !== 'changes_requested')
      throw new AppError('action_not_available', { detail: 'Nothing can be added to this application now.' });
    const filesMax = filesPerApplication(own);
    if ((await filesOf(own, tx, row.id)).length >= filesMax)
      throw new AppError('too_many_files', {
        detail: `At most ${filesMax} files are taken.`,
        facts: { limit: filesMax },
      });
    const id = own.ids.next('file');
    await tx.insert(files).values({
      tenantId: own.tenantId,
      id,
      name,
      mediaType,
      size,
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
      facts: { applicationId: row.id, mediaType, size, sha256 },
    });
    return { id, name, size };
  });
}
