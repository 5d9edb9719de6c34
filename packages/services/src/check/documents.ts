import { and, eq, inArray } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { read } from '../transact.ts';
import { byRule, type RunCheck } from './run-check.ts';

/** Whether documents are there; what they say a person reads. */
export const checkDocuments: RunCheck = async ({ ctx, statement }) => {
  const ids = [...statement.fileIds, ...statement.licences.flatMap(({ fileId }) => fileId ?? [])];
  const rows =
    ids.length === 0
      ? []
      : await read(ctx, (tx) =>
          tx
            .select({ id: files.id, name: files.name, sha256: files.sha256 })
            .from(files)
            .where(and(eq(files.tenantId, ctx.tenantId), inArray(files.id, ids))),
        );
  return {
    ...byRule,
    outcome: 'attention',
    input: { fileIds: ids },
    result: { files: rows.map(({ name, sha256 }) => `${name} (SHA-256 ${sha256.slice(0, 16)})`) },
    factors: rows.length === 0 ? ['document_missing'] : [],
  };
};
