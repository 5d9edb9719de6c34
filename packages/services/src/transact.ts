import { and, eq, sql } from '@countersign/db/query';
import { idempotencyKeys } from '@countersign/db/schema/audit';
import { inTenant } from '@countersign/db/tenant-transaction';
import { AppError } from './app-error.ts';
import type { ServiceContext, Transaction } from './context.ts';

/** Reads in one transaction of the tenant. */
export function read<T>(ctx: ServiceContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTenant(ctx.db, ctx.tenantId, work);
}

/**
 * Writes in one transaction of the tenant. Where the caller sent an idempotency key, the answer is kept in the same
 * transaction: a repeated call gets the first one's answer, one with another payload is refused
 * (`idempotency_key_reused`), and one that meets the first still at work is too (`request_in_flight`). So a verb has
 * one `transact`, and what it returns is the verb's output as JSON.
 */
export function transact<T>(ctx: ServiceContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const claim = ctx.idempotency;
  if (!claim) return inTenant(ctx.db, ctx.tenantId, work);
  return inTenant(ctx.db, ctx.tenantId, async (tx) => {
    const name = JSON.stringify([ctx.tenantId, claim.caller, claim.key]);
    const [lock] = await tx.execute<{ free: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${name}, 71)) as free`,
    );
    if (!lock?.free)
      throw new AppError('request_in_flight', {
        detail: 'The same request is still being carried out; ask again shortly.',
      });
    const mine = and(
      eq(idempotencyKeys.tenantId, ctx.tenantId),
      eq(idempotencyKeys.caller, claim.caller),
      eq(idempotencyKeys.key, claim.key),
    );
    const [earlier] = await tx.select().from(idempotencyKeys).where(mine);
    if (earlier) {
      if (earlier.payloadHash !== claim.payloadHash || earlier.operation !== claim.operation)
        throw new AppError('idempotency_key_reused');
      claim.wasReplayed = true;
      return storedAnswer<T>(earlier.response);
    }
    const answer = await work(tx);
    await tx.insert(idempotencyKeys).values({
      tenantId: ctx.tenantId,
      caller: claim.caller,
      key: claim.key,
      operation: claim.operation,
      payloadHash: claim.payloadHash,
      response: answer ?? null,
      at: ctx.now(),
    });
    return answer;
  });
}

/** The row was written by this same operation from its own output, so it has that output's type. */
function storedAnswer<T>(response: unknown): T {
  return response as T;
}
