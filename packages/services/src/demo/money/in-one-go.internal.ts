import type { Database } from '@countersign/db/client';
import { and, eq, inArray, isNull, or, sql } from '@countersign/db/query';
import { cases, messages, outbox } from '@countersign/db/schema/case';
import type { MailKind } from '@countersign/domain/notification/mail';
import type { ServiceContext, Transaction } from '../../context.ts';
import { read } from '../../transact.ts';

const moneyMails = [
  'payment_method_proposed',
  'payout_sent',
  'payout_paid',
  'payout_failed',
  'statement_published',
] as const satisfies MailKind[];

/**
 * Tells a piece of history in one transaction: the workers that run meanwhile see all of it or nothing, and none of what
 * it would have had them do at its time is left for them to do now. Cases that are still open are theirs.
 */
export function inOneGo<Told>(ctx: ServiceContext, tell: (db: Database) => Promise<Told>): Promise<Told> {
  return read(ctx, async (tx) => {
    const told = await tell(asDatabase(tx));
    await settleHistory(ctx, tx);
    return told;
  });
}

/** What verbs begin on it are savepoints: of a database they use its transactions and plain queries alone, which a transaction has too. */
function asDatabase(tx: Transaction): Database {
  return tx as unknown as Database;
}

async function settleHistory(ctx: ServiceContext, tx: Transaction): Promise<void> {
  const undone = and(eq(outbox.tenantId, ctx.tenantId), isNull(outbox.doneAt));
  await tx
    .update(outbox)
    .set({ doneAt: sql`now()` })
    .where(and(undone, inArray(outbox.kind, ['close_period', 'release_run', 'rate_events', 'announce_statements'])));
  const closed = tx
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(
        eq(cases.tenantId, ctx.tenantId),
        eq(cases.isOpen, false),
        inArray(cases.process, ['period-close', 'payout-run']),
      ),
    );
  const kept = await tx
    .update(messages)
    .set({ status: 'kept' })
    .where(
      and(
        eq(messages.tenantId, ctx.tenantId),
        eq(messages.status, 'waiting'),
        or(inArray(messages.kind, [...moneyMails]), inArray(messages.caseId, closed)),
      ),
    )
    .returning({ id: messages.id });
  await tx
    .update(outbox)
    .set({ doneAt: sql`now()` })
    .where(
      and(
        undone,
        eq(outbox.kind, 'mail'),
        inArray(
          outbox.key,
          kept.map(({ id }) => id),
        ),
      ),
    );
}
