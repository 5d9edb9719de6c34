import type { applicationOperations } from '@countersign/contracts/application/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, sql } from '@countersign/db/query';
import { programs } from '@countersign/db/schema/tenant';
import { addDays, civilDate } from '@countersign/domain/time/civil-date';
import { weekOf } from '../apply/count-funnel.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';

type Operation = (typeof applicationOperations)['funnel'];
type Week = OutputOf<Operation>['weeks'][number];

/**
 * Each step of a program's recruitment by week and source. `active` counts partners that are in use by now, in the week
 * in which they were approved.
 */
export function funnelOfApplications(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'application.funnel');
  return read(ctx, async (tx) => {
    const [program] = await tx
      .select({ zone: programs.zone })
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, query.programId)));
    if (!program) throw notFound('program', 'programId');
    const first = addDays(civilDate(weekOf(program.zone, ctx.now())), -7 * (query.weeks - 1));
    const rows = await tx.execute<{ week: string; source: Week['source']; step: string; count: number }>(sql`
      select week, source, step, count from funnel_counts
      where tenant_id = ${ctx.tenantId} and program_id = ${query.programId} and week >= ${first}
      union all
      select to_char(date_trunc('week', a.decided_at at time zone ${program.zone}), 'YYYY-MM-DD') as week, a.source, 'active', count(*)::int
      from applications a
      join enrollments e on e.tenant_id = a.tenant_id and e.partner_id = a.partner_id and e.program_id = a.program_id and e.status = 'active'
      where a.tenant_id = ${ctx.tenantId} and a.program_id = ${query.programId} and a.status = 'approved'
        and a.decided_at >= (${first}::date)::timestamp at time zone ${program.zone}
      group by 1, 2`);
    const weeks = new Map<string, Week>();
    for (const { week, source, step, count } of rows) {
      const key = `${week}/${source}`;
      const known = weeks.get(key) ?? {
        week,
        source,
        visited: 0,
        started: 0,
        submitted: 0,
        approved: 0,
        rejected: 0,
        active: 0,
      };
      weeks.set(key, { ...known, [step]: count });
    }
    return { weeks: [...weeks.values()].toSorted((one, other) => (one.week < other.week ? 1 : -1)) };
  });
}
