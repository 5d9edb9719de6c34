import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { screeningOperations } from '@countersign/contracts/screening/operations';
import { and, eq } from '@countersign/db/query';
import { screeningMatches } from '@countersign/db/schema/screening';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { openStatuses, presentMatch, selectMatches } from './present.internal.ts';

type Operation = (typeof screeningOperations)['matches'];

/** What waits for somebody from compliance, oldest first; other matches by filter. */
export function listMatches(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'screening.matches');
  return read(ctx, async (tx) => {
    const where = and(
      eq(screeningMatches.tenantId, ctx.tenantId),
      query.status === undefined ? openStatuses : eq(screeningMatches.status, query.status),
      query.list === undefined ? undefined : eq(screeningMatches.list, query.list),
    );
    const page = keyset(
      { column: screeningMatches.openedAt, id: screeningMatches.id, direction: 'asc', holds: 'instant' },
      query.cursor,
    );
    const rows = await selectMatches(tx)
      .where(and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(screeningMatches).where(where);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ match }) => ({ value: match.openedAt, id: match.id }),
      present: presentMatch,
    });
  });
}
