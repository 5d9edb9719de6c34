import type { caseOperations } from '@countersign/contracts/case/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, or } from '@countersign/db/query';
import { cases } from '@countersign/db/schema/case';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { partners, programs, tenants } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { contains, keyset, pageOf, rowCount } from '../keyset.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentCaseLine } from './present.ts';

type Operation = (typeof caseOperations)['list'];

/** Cases of every process, newest change first. */
export function listCase(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'case.list');
  requireMember(ctx);
  const { query } = input;
  return read(ctx, async (tx) => {
    const { search } = query;
    const where = and(
      eq(cases.tenantId, ctx.tenantId),
      query.open === undefined ? undefined : eq(cases.isOpen, query.open === 'true'),
      query.partnerId === undefined ? undefined : eq(cases.partnerId, query.partnerId),
      search === undefined || search.trim() === ''
        ? undefined
        : or(contains(cases.title, search), contains(cases.number, search)),
    );
    const page = keyset({ column: cases.changedAt, id: cases.id, direction: 'desc', holds: 'instant' }, query.cursor);
    const rows = await tx
      .select({
        row: cases,
        deal: dealRegistrations,
        names: { tenantName: tenants.name, programName: programs.name, partnerName: partners.name },
      })
      .from(cases)
      .innerJoin(tenants, eq(tenants.tenantId, cases.tenantId))
      .innerJoin(programs, and(eq(programs.tenantId, cases.tenantId), eq(programs.id, cases.programId)))
      .leftJoin(partners, and(eq(partners.tenantId, cases.tenantId), eq(partners.id, cases.partnerId)))
      .leftJoin(
        dealRegistrations,
        and(eq(dealRegistrations.tenantId, cases.tenantId), eq(dealRegistrations.id, cases.subjectId)),
      )
      .where(and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(cases).where(where);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ row }) => ({ value: row.changedAt, id: row.id }),
      present: ({ names, ...found }) => presentCaseLine(ctx, found, names),
    });
  });
}
