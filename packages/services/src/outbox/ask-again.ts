import { and, eq, isNull, sql } from '@countersign/db/query';
import { outbox } from '@countersign/db/schema/case';
import type { ServiceContext, Transaction } from '../context.ts';
import { enqueue, type OutboxEntry } from './enqueue.ts';

const minuteMs = 60_000;

export interface Asked {
  readonly kind: OutboxEntry['kind'];
  /** What in the payload says which one it is, as `runId`. */
  readonly name: string;
  /** With the key that it was asked for under first. */
  readonly lost: readonly { readonly id: string; readonly key: string }[];
}

const separator = '#';

/** The key that something was asked for under first, however often it was asked for again. */
export function firstKeyOf(key: string): string {
  return key.split(separator)[0] ?? key;
}

/**
 * Asks once more for work whose rows say that it is not done: whatever was to carry it out may be gone with the store of
 * Temporal. Where it is not, the runner finds it running and nothing more comes of it. What the relay has not handed over
 * yet is left alone. Gives how many were asked for.
 */
export async function askAgain(ctx: ServiceContext, tx: Transaction, asked: Asked): Promise<number> {
  if (asked.lost.length === 0) return 0;
  const subject = sql<string>`${outbox.payload} ->> ${asked.name}`;
  const waiting = await tx
    .select({ id: subject })
    .from(outbox)
    .where(and(eq(outbox.tenantId, ctx.tenantId), eq(outbox.kind, asked.kind), isNull(outbox.doneAt)));
  const known = new Set(waiting.map(({ id }) => id));
  const lost = asked.lost.filter(({ id }) => !known.has(id));
  const minute = Math.floor(ctx.now() / minuteMs);
  await enqueue(
    ctx,
    tx,
    lost.map(({ id, key }) => ({
      kind: asked.kind,
      key: `${firstKeyOf(key)}${separator}${minute}`,
      payload: { [asked.name]: id },
    })),
  );
  return lost.length;
}
