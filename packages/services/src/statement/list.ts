import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { statementOperations } from '@countersign/contracts/statement/operations';
import { and, eq } from '@countersign/db/query';
import { statements } from '@countersign/db/schema/statement';
import { enrollments } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentStatement, selectStatements } from './select.internal.ts';
import { visibleStatements } from './visible.ts';

type Operation = (typeof statementOperations)['list'];

/** Statements, newest first. */
export function listStatement(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'statement.list');
  return read(ctx, async (tx) => {
    const where = and(
      visibleStatements(ctx),
      query.periodId === undefined ? undefined : eq(statements.periodId, query.periodId),
      query.partnerId === undefined ? undefined : eq(enrollments.partnerId, query.partnerId),
    );
    const page = keyset(
      { column: statements.createdAt, id: statements.id, direction: 'desc', holds: 'instant' },
      query.cursor,
    );
    const rows = await selectStatements(tx)
      .where(and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx
      .select({ total: rowCount })
      .from(statements)
      .innerJoin(
        enrollments,
        and(eq(enrollments.tenantId, statements.tenantId), eq(enrollments.id, statements.enrollmentId)),
      )
      .where(where);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ statement }) => ({ value: statement.createdAt, id: statement.id }),
      present: presentStatement,
    });
  });
}
