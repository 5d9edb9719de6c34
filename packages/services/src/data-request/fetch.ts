import type { dataRequestOperations } from '@countersign/contracts/data-request/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { findPublicLink } from '../apply/public-link.ts';
import type { ServiceContext } from '../context.ts';
import type { FileReply } from '../file/file-reply.ts';
import { loadExport } from './file.ts';

type Operation = (typeof dataRequestOperations)['fetch'];

/** The file of an export for whoever holds the link that was mailed, while it is good. */
export async function fetchDataExport(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<FileReply> {
  const { tenantId, subjectId } = await findPublicLink(ctx, 'data-export', query.token);
  const actor = { kind: 'applicant', id: subjectId, personId: null, name: 'applicant' } as const;
  return loadExport({ ...ctx, tenantId, actor }, subjectId);
}
