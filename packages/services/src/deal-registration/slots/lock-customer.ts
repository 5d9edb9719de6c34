import { sql } from '@countersign/db/query';
import type { Transaction } from '../../context.ts';

/**
 * Takes and releases of one customer's slots go one after the other: else two releases at once could each see the
 * other's slot still held, and somebody who waits for both would be forgotten.
 */
export async function lockCustomer(
  tx: Transaction,
  at: { readonly tenantId: string; readonly customerId: string },
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`slots/${at.tenantId}/${at.customerId}`}, 71))`);
}
