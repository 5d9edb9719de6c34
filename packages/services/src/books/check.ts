import type { Database } from '@countersign/db/client';
import type { ServiceContext } from '../context.ts';
import { checkBalanced } from './check-balanced.ts';
import { checkBank } from './check-bank.ts';
import { checkEarned } from './check-earned.ts';
import { checkLinesPosted } from './check-lines-posted.ts';
import { checkReplay } from './check-replay.ts';
import type { BankMovement, Finding } from './finding.ts';

/**
 * Proves the books of every tenant from the database and the bank's own book alone, as one moment shows them. Without a
 * bank's book the two promises that need one are not looked at. `db` belongs to the owner of the tables.
 */
export async function checkBooks(
  db: Database,
  given: {
    readonly movements: readonly BankMovement[] | null;
    readonly tenants: readonly ServiceContext[];
  },
): Promise<readonly Finding[]> {
  const seen = await db.transaction(
    async (tx) => [
      ...(await checkBalanced(tx)),
      ...(await checkLinesPosted(tx)),
      ...(await checkEarned(tx)),
      ...(given.movements === null ? [] : await checkBank(tx, given.movements)),
    ],
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  const replayed: Finding[] = [];
  for (const tenant of given.tenants) replayed.push(...(await checkReplay({ ...tenant, db })));
  return [...seen, ...replayed];
}
