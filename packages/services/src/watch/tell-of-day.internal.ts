import type { watchDays } from '@countersign/db/schema/watch';
import type { ServiceContext, Transaction } from '../context.ts';
import { mailCompliance } from '../screening/mail-compliance.ts';

/** Tells compliance once of a day on which something had run out. */
export async function tellOfDay(
  ctx: ServiceContext,
  tx: Transaction,
  { day, lapsed }: Pick<typeof watchDays.$inferSelect, 'day' | 'lapsed'>,
): Promise<void> {
  if (lapsed === 0) return;
  await mailCompliance(ctx, tx, {
    kind: 'watch_day',
    key: day,
    facts: { count: lapsed, lastDay: day },
    page: '/watch',
  });
}
