import { and, eq, inArray } from '@countersign/db/query';
import { vettings } from '@countersign/db/schema/vetting';
import { openVettingStatuses } from '@countersign/domain/vetting/vetting';
import { reviewOpensDays } from '@countersign/domain/watch/watch';
import type { ServiceContext, Transaction } from '../context.ts';
import { queueMailsToOwners } from '../notification/queue-mails.ts';
import { openVetting } from '../vetting/open-vetting.ts';
import type { Turn } from './look-at.internal.ts';

/**
 * Looks at partners again whose review comes due: a vetting is begun, or where one is under way and waits for the partner,
 * its people are reminded. The words are those of every other question about details.
 */
export async function beginReviews(ctx: ServiceContext, tx: Transaction, turns: readonly Turn[]): Promise<number> {
  const due = turns.filter(({ days }) => days <= reviewOpensDays);
  if (due.length === 0) return 0;
  const open = await tx
    .select({ id: vettings.id, partnerId: vettings.partnerId, programId: vettings.programId, status: vettings.status })
    .from(vettings)
    .where(
      and(
        eq(vettings.tenantId, ctx.tenantId),
        inArray(
          vettings.partnerId,
          due.map(({ partnerId }) => partnerId),
        ),
        inArray(vettings.status, [...openVettingStatuses]),
      ),
    );
  let begun = 0;
  for (const { partnerId, programId, days } of due) {
    if (programId === null) continue;
    const underWay = open.find((each) => each.partnerId === partnerId && each.programId === programId);
    if (underWay === undefined) {
      await openVetting(ctx, tx, { partnerId, programId, occasion: 'review_due', openedByPersonId: null });
      begun += 1;
    } else if (underWay.status === 'awaiting_partner') {
      await queueMailsToOwners(ctx, tx, [
        {
          kind: 'details_asked',
          key: `watch/${underWay.id}/${days}`,
          partnerId,
          facts: {},
          link: `${ctx.urls.portal}/company/details`,
        },
      ]);
    }
  }
  return begun;
}
