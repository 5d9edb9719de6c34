import { and, asc, eq, lte, or } from '@countersign/db/query';
import { applications } from '@countersign/db/schema/application';
import { draftLifeDays, draftReminderDays } from '@countersign/domain/application/application';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import { mailApplicant } from '../apply/mail-applicant.ts';
import { openApplications } from '../apply/sealed-application.internal.ts';
import type { ServiceContext } from '../context.ts';
import { scanInvitations } from '../prospect/scan-invitations.ts';
import { transact } from '../transact.ts';

const atOnceMax = 200;

export interface Scanned {
  readonly reminded: number;
  readonly lapsed: number;
}

/**
 * What came due in a tenant's recruitment since the last turn: drafts and invitations are reminded of, and lapse. A turn
 * that was missed is made up, once; one that runs twice changes nothing more.
 */
export async function scanRecruitment(ctx: ServiceContext): Promise<Scanned> {
  const drafts = await scanDrafts(ctx);
  const invitations = await scanInvitations(ctx);
  return { reminded: drafts.reminded + invitations.reminded, lapsed: drafts.lapsed + invitations.lapsed };
}

function scanDrafts(ctx: ServiceContext): Promise<Scanned> {
  const now = ctx.now();
  return transact(ctx, async (tx) => {
    const stored = await tx
      .select()
      .from(applications)
      .where(
        and(
          eq(applications.tenantId, ctx.tenantId),
          eq(applications.status, 'draft'),
          or(
            lte(applications.createdAt, now - draftLifeDays * millisecondsPerDay),
            ...draftReminderDays.map((days, sent) =>
              and(lte(applications.createdAt, now - days * millisecondsPerDay), lte(applications.remindersSent, sent)),
            ),
          ),
        ),
      )
      .orderBy(asc(applications.createdAt))
      .limit(atOnceMax)
      .for('update', { skipLocked: true });
    const rows = await openApplications(ctx, tx, stored);
    let reminded = 0;
    let lapsed = 0;
    for (const row of rows) {
      const ageDays = (now - row.createdAt) / millisecondsPerDay;
      const due = draftReminderDays.filter((days) => ageDays >= days).length;
      const isOver = ageDays >= draftLifeDays;
      if (!isOver && due <= row.remindersSent) continue;
      await tx
        .update(applications)
        .set(isOver ? { status: 'expired', changedAt: now } : { remindersSent: due })
        .where(and(eq(applications.tenantId, ctx.tenantId), eq(applications.id, row.id)));
      if (isOver) lapsed += 1;
      else {
        reminded += 1;
        await mailApplicant(ctx, tx, { kind: 'application_reminder', application: row, turn: due });
      }
    }
    return { reminded, lapsed };
  });
}
