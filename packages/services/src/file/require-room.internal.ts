import { and, eq, gt } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { rowCount } from '../keyset.ts';

const usually = 300;

/** How many files one person may upload within a day. */
export function filesPerDay(ctx: ServiceContext): number {
  return ctx.limits?.filesPerDayMax ?? usually;
}

/** Refuses (`too_many_files`) somebody who uploaded as many within a day as may be. */
export async function requireRoomToday(ctx: ServiceContext, tx: Transaction): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'member' && actor.kind !== 'contact') return;
  const limit = filesPerDay(ctx);
  const [today] = await tx
    .select({ count: rowCount })
    .from(files)
    .where(
      and(
        eq(files.tenantId, ctx.tenantId),
        gt(files.createdAt, ctx.now() - millisecondsPerDay),
        actor.kind === 'member' ? eq(files.uploadedByMember, actor.id) : eq(files.uploadedByContact, actor.id),
      ),
    );
  if ((today?.count ?? 0) >= limit)
    throw new AppError('too_many_files', {
      detail: `At most ${limit} files may be uploaded within a day.`,
      facts: { limit },
    });
}
