import { type SQL, sql } from '@countersign/db/query';
import { enrollments } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';

/** Limits rows by their enrollment to those that the actor may see: staff all, a partner its own. */
export function visibleEnrollments(ctx: ServiceContext, enrollmentId: { getSQL(): SQL }): SQL | undefined {
  if (ctx.actor.kind !== 'contact') return undefined;
  return sql`${enrollmentId} in (select ${enrollments.id} from ${enrollments} where ${enrollments.tenantId} = ${ctx.tenantId} and ${enrollments.partnerId} = ${ctx.actor.partnerId})`;
}
