import type { caseOperations, comment } from '@countersign/contracts/case/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, gte, inArray } from '@countersign/db/query';
import { comments, files } from '@countersign/db/schema/case';
import { formatInstant } from '@countersign/domain/time/instant';
import type { output } from 'zod';
import type { ServiceContext, Transaction } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { findVisibleCase } from './find-visible.ts';

type Operation = (typeof caseOperations)['comments'];
export type Comment = output<typeof comment>;

/** Comments, oldest first; internal ones never reach a partner. */
export function commentsCase(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'case.comments');
  return read(ctx, async (tx) => {
    const { row } = await findVisibleCase(ctx, tx, input.params.id);
    const since = row.partnerSince === null ? undefined : gte(comments.at, row.partnerSince);
    const shared = ctx.actor.kind === 'contact' ? and(eq(comments.visibility, 'shared'), since) : undefined;
    const where = and(eq(comments.tenantId, ctx.tenantId), eq(comments.caseId, row.id), shared);
    const page = keyset(
      { column: comments.at, id: comments.id, direction: 'asc', holds: 'instant' },
      input.query.cursor,
    );
    const rows = await tx
      .select()
      .from(comments)
      .where(and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(input.query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(comments).where(where);
    const shown = await presentComments(ctx, tx, rows.slice(0, input.query.limit));
    const bounds = pageOf({
      rows,
      limit: input.query.limit,
      total: counted?.total ?? 0,
      cursorOf: (found) => ({ value: found.at, id: found.id }),
      present: ({ id }) => id,
    });
    return { ...bounds, items: shown };
  });
}

export async function presentComments(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly (typeof comments.$inferSelect)[],
): Promise<Comment[]> {
  const fileIds = rows.flatMap((row) => row.fileIds);
  const attached =
    fileIds.length === 0
      ? []
      : await tx
          .select({ id: files.id, name: files.name, size: files.size })
          .from(files)
          .where(and(eq(files.tenantId, ctx.tenantId), inArray(files.id, fileIds)));
  return rows.map((row) => ({
    id: row.id,
    at: formatInstant(row.at),
    by: row.authorName,
    side: row.side,
    visibility: row.visibility,
    text: row.text,
    files: attached.filter(({ id }) => row.fileIds.includes(id)),
  }));
}
