import type { Database } from '@countersign/db/client';
import { sql } from '@countersign/db/query';

/** Throws when the database does not answer. */
export async function checkDatabase(db: Database): Promise<void> {
  await db.execute(sql`select 1`);
}
