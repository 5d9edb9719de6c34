import { outbox, type outboxKinds } from '@countersign/db/schema/case';
import type { ServiceContext, Transaction } from '../context.ts';

export interface OutboxEntry {
  readonly kind: (typeof outboxKinds)[number];
  /** Natural key: the same thing is done once, however often it is asked for. */
  readonly key: string;
  readonly payload: Record<string, unknown>;
  /** Lower goes first: 0 what a person waits for, 5 bulk. */
  readonly priority?: number;
  readonly availableAt?: number;
}

/** Leaves something for the relay to do once the caller's transaction is committed. */
export async function enqueue(ctx: ServiceContext, tx: Transaction, entries: readonly OutboxEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insert(outbox)
    .values(
      entries.map((entry) => ({
        tenantId: ctx.tenantId,
        kind: entry.kind,
        key: entry.key,
        payload: entry.payload,
        priority: entry.priority ?? 1,
        availableAt: entry.availableAt ?? ctx.now(),
        attempts: 0,
      })),
    )
    .onConflictDoNothing();
}
