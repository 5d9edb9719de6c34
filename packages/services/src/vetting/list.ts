import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { vettingOperations } from '@countersign/contracts/vetting/operations';
import { and, eq } from '@countersign/db/query';
import { vettings } from '@countersign/db/schema/vetting';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentSummary, selectVettings } from './present.internal.ts';

type Operation = (typeof vettingOperations)['list'];

/** Vettings, newest first: how far each is and how it ended, and nothing of what was found but its risk. */
export function listVettings(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'vetting.list');
  return read(ctx, async (tx) => {
    const where = and(
      eq(vettings.tenantId, ctx.tenantId),
      query.partnerId === undefined ? undefined : eq(vettings.partnerId, query.partnerId),
      query.programId === undefined ? undefined : eq(vettings.programId, query.programId),
      query.status === undefined ? undefined : eq(vettings.status, query.status),
      query.riskLevel === undefined ? undefined : eq(vettings.riskLevel, query.riskLevel),
    );
    const page = keyset(
      { column: vettings.createdAt, id: vettings.id, direction: 'desc', holds: 'instant' },
      query.cursor,
    );
    const rows = await selectVettings(tx, and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(vettings).where(where);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ vetting }) => ({ value: vetting.createdAt, id: vetting.id }),
      present: presentSummary,
    });
  });
}
