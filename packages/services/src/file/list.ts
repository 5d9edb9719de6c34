import type { fileOperations } from '@countersign/contracts/file/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, inArray, isNull, or, sql } from '@countersign/db/query';
import { cases, files } from '@countersign/db/schema/case';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentFile } from './present.internal.ts';

type Operation = (typeof fileOperations)['list'];

/** What a partner's people sent and what its cases hold, newest first; what was erased is left out. */
export function listFiles(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'file.list');
  requireMember(ctx);
  const purposes = ['evidence', 'attachment', 'logo'] as const;
  const matching = and(
    eq(files.tenantId, ctx.tenantId),
    or(
      eq(files.partnerId, query.partnerId),
      sql`${files.caseId} in (select ${cases.id} from ${cases} where ${cases.tenantId} = ${ctx.tenantId} and ${cases.partnerId} = ${query.partnerId})`,
    ),
    inArray(files.purpose, [...purposes]),
    isNull(files.erasedAt),
  );
  const order = keyset({ column: files.createdAt, id: files.id, direction: 'desc', holds: 'instant' }, query.cursor);
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(files)
      .where(and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(files).where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: (row) => ({ value: row.createdAt, id: row.id }),
      present: (row) => ({
        ...presentFile(row),
        purpose: purposes.find((purpose) => purpose === row.purpose) ?? 'attachment',
        caseId: row.caseId,
        isOfPartner: row.partnerId !== null,
        createdAt: formatInstant(row.createdAt),
      }),
    });
  });
}
