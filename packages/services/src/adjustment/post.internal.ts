import { and, eq, ne, sql } from '@countersign/db/query';
import type { adjustments } from '@countersign/db/schema/adjustment';
import { lines } from '@countersign/db/schema/plan';
import { isCurrency } from '@countersign/domain/currency/currencies';
import { adjustmentPosting } from '@countersign/domain/ledger/postings';
import { formatMoney } from '@countersign/domain/money/money';
import type { TraceStep } from '@countersign/domain/rating/rating';
import type { Instant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { nudgeRating } from '../event/nudge-rating.ts';
import { lockStandings } from '../ledger/lock-standing.ts';
import { postAll } from '../ledger/post.ts';
import { ensureDefaultLegalEntity } from '../legal-entity/ensure-default.ts';
import { entityOfLines } from '../rating/entity-of-lines.internal.ts';
import { openSince } from '../rating/open-since.internal.ts';

type Adjustment = typeof adjustments.$inferSelect;

/**
 * An approved correction as a line and its posting, at that moment or at the beginning of what is not closed yet. What is
 * given waits for nothing and becomes available with the next release of holds; what is taken comes out of what is
 * available, and the rest is owed. Gives the line's id.
 */
export async function postAdjustment(
  ctx: ServiceContext,
  tx: Transaction,
  { adjustment, at }: { readonly adjustment: Adjustment; readonly at: Instant },
): Promise<string> {
  const { enrollmentId, programId, amountMinor, currency } = adjustment;
  if (!isCurrency(currency)) throw new Error(`an adjustment has the currency ${currency}`);
  const since = await openSince(ctx, tx, [programId]);
  const occurredAt = Math.max(at, since.get(programId) ?? at);
  const { amount } = formatMoney({ amountMinor, currency });
  const [line] = await tx
    .insert(lines)
    .values({
      tenantId: ctx.tenantId,
      id: sql`uuidv7()`,
      programId,
      enrollmentId,
      eventId: adjustment.eventId,
      planVersionId: null,
      rule: adjustment.number,
      kind: 'adjustment',
      state: amountMinor > 0n ? 'pending' : 'available',
      currency,
      amountMinor,
      amountExact: amount,
      occurredAt,
      holdUntil: occurredAt,
      trace: [{ ...traceOf(adjustment, amount) }],
      createdAt: ctx.now(),
    })
    .returning({ id: lines.id });
  if (!line) throw new Error(`adjustment ${adjustment.id} has no line`);
  const place = { legalEntityId: await entityOf(ctx, tx, adjustment), enrollmentId, currency };
  const availableMinor = amountMinor < 0n ? (await lockStandings(ctx, tx, [place])).take(place, -amountMinor) : 0n;
  await postAll(ctx, tx, [
    adjustmentPosting({ ...place, programId, at: occurredAt, lineId: line.id, amountMinor, availableMinor }),
  ]);
  await nudgeRating(ctx, tx);
  return line.id;
}

function traceOf({ number, reason, note, currency }: Adjustment, amount: string): TraceStep {
  return { code: 'adjusted', rule: number, data: { reason, note, amount, currency } };
}

/** In the books in which the event that it is about was posted; otherwise in those of the company that pays by default. */
async function entityOf(ctx: ServiceContext, tx: Transaction, { eventId, enrollmentId }: Adjustment): Promise<string> {
  if (eventId !== null) {
    const earned = await tx
      .select({ id: lines.id })
      .from(lines)
      .where(
        and(
          eq(lines.tenantId, ctx.tenantId),
          eq(lines.eventId, eventId),
          eq(lines.enrollmentId, enrollmentId),
          ne(lines.kind, 'take_back'),
        ),
      );
    const entities = await entityOfLines(
      ctx,
      tx,
      earned.map(({ id }) => id),
    );
    for (const entity of entities.values()) return entity;
  }
  return ensureDefaultLegalEntity(ctx, tx);
}
