import { and, asc, eq, lte, or, sql } from '@countersign/db/query';
import { prospects } from '@countersign/db/schema/prospect';
import { invitationLifeDays, invitationReminderDays } from '@countersign/domain/prospect/prospect';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { transact } from '../transact.ts';
import { logProspect } from './log-event.internal.ts';
import { openProspects } from './sealed-prospect.internal.ts';
import { sendProspectInvitation } from './send-prospect-invitation.ts';

const atOnceMax = 200;

/** Reminds prospects of their invitations after 7 and 21 days, and lets those of 30 days lapse. */
export function scanInvitations(ctx: ServiceContext): Promise<{ readonly reminded: number; readonly lapsed: number }> {
  const now = ctx.now();
  return transact(ctx, async (tx) => {
    const stored = await tx
      .select()
      .from(prospects)
      .where(
        and(
          eq(prospects.tenantId, ctx.tenantId),
          eq(prospects.status, 'invited'),
          or(
            lte(prospects.invitedAt, now - invitationLifeDays * millisecondsPerDay),
            ...invitationReminderDays.map((days, sent) =>
              and(lte(prospects.invitedAt, now - days * millisecondsPerDay), lte(prospects.remindersSent, sent)),
            ),
          ),
        ),
      )
      .orderBy(asc(prospects.invitedAt))
      .limit(atOnceMax)
      .for('update', { skipLocked: true });
    const rows = await openProspects(ctx, tx, stored);
    let reminded = 0;
    let lapsed = 0;
    for (const row of rows) {
      const { contactEmail } = row;
      const ageDays = (now - (row.invitedAt ?? now)) / millisecondsPerDay;
      const due = invitationReminderDays.filter((days) => ageDays >= days).length;
      const isOver = ageDays >= invitationLifeDays;
      if (!isOver && (due <= row.remindersSent || contactEmail === null)) continue;
      await tx
        .update(prospects)
        .set({
          ...(isOver ? { status: 'expired' as const } : { remindersSent: due }),
          revision: sql`${prospects.revision} + 1`,
          changedAt: now,
        })
        .where(and(eq(prospects.tenantId, ctx.tenantId), eq(prospects.id, row.id)));
      await logProspect(ctx, tx, { prospectId: row.id, kind: isOver ? 'expired' : 'reminded' });
      if (isOver) lapsed += 1;
      else if (contactEmail !== null) {
        reminded += 1;
        await sendProspectInvitation(ctx, tx, { kind: 'prospect_reminder', prospect: { ...row, contactEmail } });
      }
    }
    return { reminded, lapsed };
  });
}
