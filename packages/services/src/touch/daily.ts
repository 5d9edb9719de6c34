import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { touchOperations } from '@countersign/contracts/touch/operations';
import { and, eq, inArray, type SQL, sql } from '@countersign/db/query';
import { links } from '@countersign/db/schema/link';
import { programs } from '@countersign/db/schema/tenant';
import { touches } from '@countersign/db/schema/touch';
import { invalidInput } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { visibleEnrollments } from '../enrollment/visible.ts';
import { requirePermission } from '../require-permission.ts';
import { requireProgram } from '../tracking/load.internal.ts';
import { read } from '../transact.ts';

type Operation = (typeof touchOperations)['daily'];

const daysMax = 92;
const dayMs = 86_400_000;

/**
 * Clicks and views per day and link, days as the program's zone has them, both ends included; a partner's own alone. Refuses
 * (`invalid_input`) more than 92 days and an end before its beginning.
 */
export function countTouchesPerDay(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'touch.daily');
  const days = (Date.parse(query.to) - Date.parse(query.from)) / dayMs + 1;
  if (days < 1) throw invalidInput({ field: 'to', code: 'before_from' });
  if (days > daysMax) throw invalidInput({ field: 'to', code: 'too_many_days' });
  return read(ctx, async (tx) => {
    await requireProgram(ctx, tx, query.programId);
    const [program] = await tx
      .select({ zone: programs.zone })
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, query.programId)));
    if (!program) throw new Error(`program ${query.programId} is gone`);
    const startOf = (day: SQL) => sql`(${day}::timestamp at time zone ${program.zone})`;
    const day = sql<string>`(${touches.receivedAt} at time zone ${program.zone})::date::text`.as('day');
    const items = await tx
      .select({
        day,
        linkId: touches.linkId,
        linkName: links.name,
        counted: countOf(sql`${touches.kind} = 'click' and ${touches.quality} = 'valid'`),
        notCounted: countOf(sql`${touches.kind} = 'click' and ${touches.quality} <> 'valid'`),
        seen: countOf(sql`${touches.kind} = 'impression' and ${touches.quality} = 'valid'`),
      })
      .from(touches)
      .leftJoin(links, and(eq(links.tenantId, touches.tenantId), eq(links.id, touches.linkId)))
      .where(
        and(
          eq(touches.tenantId, ctx.tenantId),
          eq(touches.programId, query.programId),
          inArray(touches.kind, ['click', 'impression']),
          visibleEnrollments(ctx, touches.enrollmentId),
          query.enrollmentId ? eq(touches.enrollmentId, query.enrollmentId) : undefined,
          query.linkId ? eq(touches.linkId, query.linkId) : undefined,
          sql`${touches.receivedAt} >= ${startOf(sql`${query.from}`)}`,
          sql`${touches.receivedAt} < ${startOf(sql`(${query.to}::date + 1)`)}`,
        ),
      )
      .groupBy(sql`1`, touches.linkId, links.name)
      .orderBy(sql`1`, touches.linkId);
    return { items };
  });
}

function countOf(condition: SQL) {
  return sql<number>`(count(*) filter (where ${condition}))::int`;
}
