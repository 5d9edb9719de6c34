import { sql } from '@countersign/db/query';
import type { TestDatabase } from '@countersign/db/testing/database';

/** Keeps a keyed write at work, as if another process were still carrying it out; the result ends it. */
export async function holdRequest(
  database: TestDatabase,
  of: { readonly tenantId: string; readonly caller: string; readonly key: string },
): Promise<() => Promise<void>> {
  const name = JSON.stringify([of.tenantId, of.caller, of.key]);
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let held: () => void = () => {};
  const isHeld = new Promise<void>((resolve) => {
    held = resolve;
  });
  const work = database.admin.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 71))`);
    held();
    await released;
  });
  await isHeld;
  return async () => {
    release();
    await work;
  };
}
