import { and, eq, inArray, sql } from '@countersign/db/query';
import { prospects } from '@countersign/db/schema/prospect';
import type { ApplicationRow } from '../apply/applicant-context.internal.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { logProspect } from './log-event.internal.ts';

/** What becomes of an application moves the prospect it came from; a partner who referred it is credited when it joins. */
export async function moveByApplication(
  ctx: ServiceContext,
  tx: Transaction,
  turn: {
    readonly application: Pick<ApplicationRow, 'id' | 'prospectId' | 'partnerId'>;
    readonly to: 'applied' | 'joined' | 'dismissed';
  },
): Promise<void> {
  const { application, to } = turn;
  if (application.prospectId === null) return;
  const [row] = await tx
    .update(prospects)
    .set({
      status: to,
      applicationId: application.id,
      partnerId: application.partnerId,
      revision: sql`${prospects.revision} + 1`,
      changedAt: ctx.now(),
      ...(to === 'joined'
        ? {
            creditedAt: sql`case when ${prospects.referredByPartnerId} is null then null else ${new Date(ctx.now()).toISOString()}::timestamptz end`,
          }
        : {}),
    })
    .where(
      and(
        eq(prospects.tenantId, ctx.tenantId),
        eq(prospects.id, application.prospectId),
        inArray(prospects.status, ['identified', 'invited', 'expired', 'applied']),
      ),
    )
    .returning();
  if (!row) return;
  await logProspect(ctx, tx, {
    prospectId: row.id,
    kind: to === 'dismissed' ? 'moved' : to,
    facts: { applicationId: application.id, to },
  });
  if (row.creditedAt !== null)
    await logProspect(ctx, tx, { prospectId: row.id, kind: 'credited', facts: { partnerId: row.referredByPartnerId } });
}
