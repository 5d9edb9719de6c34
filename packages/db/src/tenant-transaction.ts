import { sql } from 'drizzle-orm';
import type { Database, Transaction } from './client.ts';

/**
 * Runs `work` in one transaction with the tenant set for its duration; row-level security then shows that tenant's
 * rows alone. The setting is local to the transaction, so the pool's next borrower never sees it.
 */
export function inTenant<T>(db: Database, tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    // Goes out in one piece with the first statement of the work; if it failed, the server would refuse all others.
    const set = tx.execute(sql`select set_config('app.tenant_id', ${tenantId}, true)`).then(() => {});
    const [result] = await Promise.all([work(tx), set]);
    return result;
  });
}

/** For the schema `identity` and reference tables, which belong to no tenant. */
export function outsideTenants<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction(work);
}
