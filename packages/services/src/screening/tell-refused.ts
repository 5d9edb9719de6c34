import { and, eq, sql } from '@countersign/db/query';
import { auditLog } from '@countersign/db/schema/audit';
import type { ListProblem } from '@countersign/domain/screening/list-edition';
import { listTitles, type ScreeningList } from '@countersign/domain/screening/listed-entry';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { transact } from '../transact.ts';
import { mailCompliance } from './mail-compliance.ts';

/**
 * Raises the alarm in one tenant over an edition that was not taken: an audit row, and a mail to each of its compliance
 * analysts, whose number is given back; null where that alarm was raised before.
 */
export function tellRefusedList(
  ctx: ServiceContext,
  refused: { readonly list: ScreeningList; readonly problem: ListProblem; readonly alarm: string },
): Promise<number | null> {
  const { list, problem, alarm } = refused;
  return transact(ctx, async (tx) => {
    const [earlier] = await tx
      .select({ id: auditLog.id })
      .from(auditLog)
      .where(
        and(
          eq(auditLog.tenantId, ctx.tenantId),
          eq(auditLog.subjectKind, 'screening_list'),
          eq(auditLog.subjectId, list),
          eq(auditLog.action, 'screening.list-refused'),
          sql`${auditLog.facts} ->> 'alarm' = ${alarm}`,
        ),
      )
      .limit(1);
    if (earlier) return null;
    const told = await mailCompliance(ctx, tx, {
      kind: 'screening_list_refused',
      key: alarm,
      facts: { list: listTitles[list], problem },
      page: '/screening/lists',
    });
    await recordAudit(ctx, tx, {
      action: 'screening.list-refused',
      subjectKind: 'screening_list',
      subjectId: list,
      facts: { problem, alarm, told },
    });
    return told;
  });
}
