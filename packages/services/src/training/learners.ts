import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { trainingOperations } from '@countersign/contracts/training/operations';
import { and, eq, type SQL, sql } from '@countersign/db/query';
import { certificates, courseProgress } from '@countersign/db/schema/training';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import type { LearnerStanding } from '@countersign/domain/training/course';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentLearner, selectLearners } from './select-learners.internal.ts';

type Operation = (typeof trainingOperations)['learners'];

/** Who learns what, newest first. */
export function listLearners(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'training.learners');
  const today = civilDateIn('UTC', ctx.now());
  const order = keyset(
    { column: courseProgress.startedAt, id: courseProgress.id, direction: 'desc', holds: 'instant' },
    query.cursor,
  );
  const where = and(
    eq(courseProgress.tenantId, ctx.tenantId),
    query.courseId === undefined ? undefined : eq(courseProgress.courseId, query.courseId),
    query.partnerId === undefined ? undefined : eq(courseProgress.partnerId, query.partnerId),
    query.standing === undefined ? undefined : stands(query.standing, today),
  );
  return read(ctx, async (tx) => {
    const rows = await selectLearners(tx, and(where, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: sql<number>`count(*)::int` }).from(courseProgress).where(where);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ progress }) => ({ value: progress.startedAt, id: progress.id }),
      present: (row) => presentLearner(row, today),
    });
  });
}

function stands(standing: LearnerStanding, today: CivilDate): SQL | undefined {
  const lapsed = sql`exists (select 1 from ${certificates} where ${certificates.tenantId} = ${courseProgress.tenantId}
    and ${certificates.courseId} = ${courseProgress.courseId} and ${certificates.partnerId} = ${courseProgress.partnerId}
    and ${certificates.personId} = ${courseProgress.personId} and ${certificates.replacedAt} is null
    and ${certificates.expiresOn} < ${today})`;
  switch (standing) {
    case 'under_way':
      return eq(courseProgress.state, 'under_way');
    case 'passed':
      return and(eq(courseProgress.state, 'passed'), sql`not ${lapsed}`);
    case 'lapsed':
      return and(eq(courseProgress.state, 'passed'), lapsed);
    default:
      return standing satisfies never;
  }
}
