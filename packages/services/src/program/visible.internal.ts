import { and, eq, type SQL, sql } from '@countersign/db/query';
import { enrollments, programs } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';

/** The programs that the actor may see: staff all, a partner those it is enrolled in. */
export function visiblePrograms(ctx: ServiceContext): SQL | undefined {
  const mine = eq(programs.tenantId, ctx.tenantId);
  if (ctx.actor.kind !== 'contact') return mine;
  const { partnerId } = ctx.actor;
  return and(
    mine,
    sql`exists (select 1 from ${enrollments} where ${enrollments.tenantId} = ${programs.tenantId} and ${enrollments.programId} = ${programs.id}
      and ${enrollments.partnerId} = ${partnerId} and ${enrollments.status} <> 'ended')`,
  );
}
