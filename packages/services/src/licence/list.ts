import type { licenceOperations } from '@countersign/contracts/licence/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, gte, isNull, lt, lte, or, sql } from '@countersign/db/query';
import { licences } from '@countersign/db/schema/vetting';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { watchDayOf } from '../watch/watch-day.ts';
import { presentLicence, selectLicences } from './present.internal.ts';

type Operation = (typeof licenceOperations)['list'];

/** Those without an end come last. */
const lastDay = sql<string>`coalesce(${licences.expiresOn}, '9999-12-31')`;

/** Licences, insurance and registrations on file, those that run out first before others; what was replaced is left out. */
export function listLicences(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'licence.list');
  const today = watchDayOf(ctx);
  return read(ctx, async (tx) => {
    const where = and(
      eq(licences.tenantId, ctx.tenantId),
      isNull(licences.replacedAt),
      query.partnerId === undefined ? undefined : eq(licences.partnerId, query.partnerId),
      query.kind === undefined ? undefined : eq(licences.kind, query.kind),
      query.expiresBy === undefined ? undefined : lte(licences.expiresOn, query.expiresBy),
      query.standing === 'expired' ? lt(licences.expiresOn, today) : undefined,
      query.standing === 'in_force' ? or(isNull(licences.expiresOn), gte(licences.expiresOn, today)) : undefined,
    );
    const page = keyset({ column: lastDay, id: licences.id, direction: 'asc', holds: 'text' }, query.cursor);
    const rows = await selectLicences(tx, and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(licences).where(where);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ licence }) => ({ value: licence.expiresOn ?? '9999-12-31', id: licence.id }),
      present: (row) => presentLicence(row, today),
    });
  });
}
