import type { onboardingOperations } from '@countersign/contracts/onboarding/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, sql } from '@countersign/db/query';
import { onboardings } from '@countersign/db/schema/onboarding';
import { enrollments } from '@countersign/db/schema/tenant';
import { millisecondsPerHour } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentSummary, selectOnboardings, tasksOf } from './present.internal.ts';

type Operation = (typeof onboardingOperations)['list'];

/** A thousand years: what is stuck counts as that much newer, so that one column orders the pages. */
const aheadHours = 8_760_000;
const rank = sql`(${onboardings.openedAt} + make_interval(hours => case when ${onboardings.isStuck} then ${aheadHours}::int else 0 end))`;

/** Onboardings, those that are stuck first. */
export function listOnboardings(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'onboarding.list');
  return read(ctx, async (tx) => {
    const where = and(
      eq(onboardings.tenantId, ctx.tenantId),
      query.programId === undefined ? undefined : eq(onboardings.programId, query.programId),
      query.partnerId === undefined ? undefined : eq(onboardings.partnerId, query.partnerId),
      query.status === undefined ? undefined : eq(onboardings.status, query.status),
      query.isStuck === undefined ? undefined : eq(onboardings.isStuck, query.isStuck === 'true'),
      query.managerId === undefined
        ? undefined
        : sql`exists (select 1 from ${enrollments} e where e.tenant_id = ${onboardings.tenantId}
            and e.id = ${onboardings.enrollmentId} and e.manager_member_id = ${query.managerId})`,
    );
    const order = keyset({ column: rank, id: onboardings.id, direction: 'desc', holds: 'instant' }, query.cursor);
    const rows = await selectOnboardings(tx, and(where, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(onboardings).where(where);
    const bounds = pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ onboarding }) => ({
        value: (onboarding.isStuck ? aheadHours * millisecondsPerHour : 0) + onboarding.openedAt,
        id: onboarding.id,
      }),
      present: (row) => row,
    });
    const tasks = await tasksOf(
      ctx,
      tx,
      bounds.items.map(({ onboarding }) => onboarding.id),
    );
    return {
      ...bounds,
      items: bounds.items.map((found) =>
        presentSummary(
          found,
          tasks.filter(({ onboardingId }) => onboardingId === found.onboarding.id),
        ),
      ),
    };
  });
}
