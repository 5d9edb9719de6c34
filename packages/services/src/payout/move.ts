import { and, eq } from '@countersign/db/query';
import { payoutRuns, payouts } from '@countersign/db/schema/payout';
import type { Posting } from '@countersign/domain/ledger/posting';
import {
  payoutFailedPosting,
  payoutReturnedPosting,
  payoutSentPosting,
  payoutSettledPosting,
  receivableNettedPosting,
} from '@countersign/domain/ledger/postings';
import { type PayoutEvent, payoutAfter } from '@countersign/domain/payout/payout-transition';
import type { Instant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { lockStandings } from '../ledger/lock-standing.ts';
import { postAll } from '../ledger/post.ts';
import { currencyOf, type PayoutRow } from '../payout-run/list-of.ts';
import { notifyPayout } from './notify.ts';

export interface PayoutMove {
  readonly event: Exclude<PayoutEvent, 'hold' | 'clear' | 'retry'>;
  readonly at: Instant;
  /** The rail's code where it was refused or came back. */
  readonly code?: string;
  /** What the move adds to the row, such as the key under which the rail is called. */
  readonly change?: Partial<typeof payouts.$inferInsert>;
}

/**
 * Takes a payout one step on: its row, its posting and the mail to the partner, in the caller's transaction. Null where
 * the step does not fit its status: then nothing is changed, and somebody has to look.
 */
export async function movePayout(
  ctx: ServiceContext,
  tx: Transaction,
  payout: PayoutRow,
  move: PayoutMove,
): Promise<PayoutRow | null> {
  const after = payoutAfter(payout.status, move.event);
  if (!after.ok) return null;
  const [run] = await tx
    .select({ programId: payoutRuns.programId, legalEntityId: payoutRuns.legalEntityId })
    .from(payoutRuns)
    .where(and(eq(payoutRuns.tenantId, ctx.tenantId), eq(payoutRuns.id, payout.runId)));
  if (!run) throw new Error(`payout ${payout.id} has no run`);
  const [row] = await tx
    .update(payouts)
    .set({
      ...move.change,
      status: after.value,
      ...(after.value === 'sent' && payout.sentAt === null ? { sentAt: move.at } : {}),
      ...(after.value === 'paid' && payout.settledAt === null ? { settledAt: move.at } : {}),
      ...(move.code === undefined ? {} : { failure: move.code }),
      revision: payout.revision + 1,
      changedAt: ctx.now(),
    })
    .where(and(eq(payouts.tenantId, ctx.tenantId), eq(payouts.id, payout.id), eq(payouts.revision, payout.revision)))
    .returning();
  if (!row) throw new Error(`payout ${payout.id} was changed by another at the same time`);
  const fact = {
    ...run,
    enrollmentId: row.enrollmentId,
    currency: currencyOf(row.currency),
    at: move.at,
    payoutId: row.id,
    attempt: row.attempt,
    amountMinor: row.amountMinor,
  };
  const posting = postingOf(move.event, payout.status, fact);
  if (posting) await postAll(ctx, tx, await withWhatIsOwed(ctx, tx, posting, fact));
  if (after.value !== payout.status) await notifyPayout(ctx, tx, row);
  return row;
}

/** What comes back pays first what was taken back while it was on its way: it is not paid a second time. */
async function withWhatIsOwed(
  ctx: ServiceContext,
  tx: Transaction,
  posting: Posting,
  fact: Parameters<typeof payoutSentPosting>[0],
): Promise<readonly Posting[]> {
  if (posting.kind !== 'payout_failed' && posting.kind !== 'payout_returned') return [posting];
  const { legalEntityId, enrollmentId, currency } = fact;
  const place = { legalEntityId, enrollmentId, currency };
  const standings = await lockStandings(ctx, tx, [place]);
  const netted = receivableNettedPosting({
    ...fact,
    cause: posting.key,
    availableMinor: fact.amountMinor,
    receivableMinor: standings.of(place).receivableMinor,
  });
  return netted ? [posting, netted] : [posting];
}

/** What each step means in the books. A return of what the bank never reported as paid is a failure there. */
function postingOf(
  event: PayoutMove['event'],
  before: PayoutRow['status'],
  fact: Parameters<typeof payoutSentPosting>[0],
) {
  switch (event) {
    case 'call':
    case 'hand_over':
      return payoutSentPosting(fact);
    case 'settle':
      return payoutSettledPosting(fact);
    case 'refuse':
      return payoutFailedPosting(fact);
    case 'return':
      return before === 'paid' ? payoutReturnedPosting(fact) : payoutFailedPosting(fact);
    case 'accept':
    case 'no_answer':
    // What is given up has not left, or its failure has put the money back already.
    case 'cancel':
      return null;
    default:
      return event satisfies never;
  }
}
