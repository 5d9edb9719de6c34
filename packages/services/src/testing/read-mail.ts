import { and, desc, eq } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import type { TestDatabase } from '@countersign/db/testing/database';

/** The text of the newest mail of a kind to an address, as its reader would find it; null while there is none. */
export async function readMail(
  database: TestDatabase,
  of: { readonly to: string; readonly kind: string },
): Promise<string | null> {
  const [row] = await database.admin.db
    .select({ text: messages.text })
    .from(messages)
    .where(and(eq(messages.recipient, of.to), eq(messages.kind, of.kind)))
    .orderBy(desc(messages.createdAt))
    .limit(1);
  return row?.text ?? null;
}
