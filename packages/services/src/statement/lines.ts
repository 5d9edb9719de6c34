import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { statementOperations } from '@countersign/contracts/statement/operations';
import { and, eq } from '@countersign/db/query';
import { lines } from '@countersign/db/schema/plan';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { findStatement } from './select.internal.ts';
import { type FoundLine, selectLines } from './select-lines.internal.ts';
import { presentSigned } from './signed-money.ts';

type Operation = (typeof statementOperations)['lines'];

/** The lines of a statement, oldest first. */
export function listStatementLines(
  ctx: ServiceContext,
  { params, query }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'statement.lines');
  return read(ctx, async (tx) => {
    const { statement } = await findStatement(ctx, tx, params.id);
    const page = keyset({ column: lines.occurredAt, id: lines.id, direction: 'asc', holds: 'instant' }, query.cursor);
    const rows = await selectLines(tx)
      .where(
        and(
          eq(lines.tenantId, ctx.tenantId),
          eq(lines.enrollmentId, statement.enrollmentId),
          eq(lines.statementId, statement.id),
          page.where,
        ),
      )
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    return pageOf({
      rows,
      limit: query.limit,
      total: statement.lineCount,
      cursorOf: ({ line }) => ({ value: line.occurredAt, id: line.id }),
      present: presentLine,
    });
  });
}

function presentLine({ line, planVersion, eventKind, externalId }: FoundLine): OutputOf<Operation>['items'][number] {
  return {
    id: line.id,
    occurredAt: formatInstant(line.occurredAt),
    kind: line.kind,
    state: line.state,
    eventKind,
    reference: externalId ?? line.rule,
    rule: line.rule,
    planVersion,
    basis:
      line.basisMinor === null || line.basisCurrency === null
        ? null
        : presentSigned(line.basisMinor, line.basisCurrency),
    fxRate: line.fxRate,
    fxDay: line.fxDay,
    fxSource: line.fxSource,
    holdUntil: formatInstant(line.holdUntil),
    amount: presentSigned(line.amountMinor, line.currency),
  };
}
