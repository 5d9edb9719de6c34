import { and, eq } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import type { Mailer } from '@countersign/ports/mailer/port';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';

/**
 * Sends one queued mail. Its Message-ID is its own id, so that one sent twice is seen as one. A recipient that is
 * refused for good is `failed`; without a way out it is `kept` for the outbox page. Throws when it should be tried again.
 */
export async function deliverMail(ctx: ServiceContext, mailer: Mailer, messageId: string): Promise<void> {
  const mine = and(eq(messages.tenantId, ctx.tenantId), eq(messages.id, messageId));
  const [row] = await read(ctx, (tx) => tx.select().from(messages).where(mine));
  if (!row || row.status === 'sent' || row.status === 'kept') return;
  const mail = {
    messageId: `${row.id}@${new URL(ctx.urls.portal).hostname}`,
    to: { name: row.recipientName, address: row.recipient },
    subject: row.subject,
    text: row.text,
    html: row.html,
  };
  try {
    const outcome = await mailer.send(mail);
    const sent = {
      status: outcome.status === 'refused' ? ('failed' as const) : outcome.status,
      sentAt: outcome.status === 'sent' ? ctx.now() : null,
    };
    await read(ctx, (tx) =>
      tx
        .update(messages)
        .set({ ...sent, lastError: outcome.status === 'refused' ? outcome.reason : null })
        .where(mine),
    );
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    await read(ctx, (tx) =>
      tx
        .update(messages)
        .set({ lastError: problem.slice(0, 300) })
        .where(mine),
    );
    throw error;
  }
}
