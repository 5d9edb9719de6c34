import { and, asc, eq, lte } from '@countersign/db/query';
import { exits } from '@countersign/db/schema/exit';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { transact } from '../transact.ts';
import { updateExit } from './load.internal.ts';
import { mailExit } from './mail-exit.ts';
import { beginEnd } from './saga.ts';

const atOnceMax = 200;
/** Days before the end on which the partner is reminded, the earlier first. */
const reminderDays = [7, 1] as const;

export interface ScannedExits {
  readonly begun: number;
  readonly reminded: number;
}

/**
 * What of the ended memberships came due since the last turn: notices that are over are carried out, those near their end
 * are reminded of. A turn that was missed is made up; one that runs twice changes nothing more.
 */
export function scanExits(ctx: ServiceContext): Promise<ScannedExits> {
  const now = ctx.now();
  return transact(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(exits)
      .where(
        and(
          eq(exits.tenantId, ctx.tenantId),
          eq(exits.status, 'notice'),
          lte(exits.endsAt, now + reminderDays[0] * millisecondsPerDay),
        ),
      )
      .orderBy(asc(exits.endsAt))
      .limit(atOnceMax)
      .for('update', { skipLocked: true });
    let begun = 0;
    let reminded = 0;
    for (const exit of rows) {
      const left = (exit.endsAt ?? now) - now;
      if (left <= 0) {
        await beginEnd(ctx, tx, exit);
        begun += 1;
        continue;
      }
      const due = reminderDays.filter((days) => left <= days * millisecondsPerDay).length;
      if (due <= exit.reminded) continue;
      await updateExit(ctx, tx, exit.id, { reminded: due });
      await mailExit(ctx, tx, exit, { kind: 'exit_reminder', turn: String(due) });
      reminded += 1;
    }
    return { begun, reminded };
  });
}
