import { and, eq } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import type { Mailer, MailOutcome } from '@countersign/ports/mailer/port';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';

type Message = typeof messages.$inferSelect;

/**
 * Hands a waiting mail to the way out and notes what became of it. Throws when the way out is down, after which the
 * relay comes again later: a mail may be handed over twice, each time under the same Message-ID. One that is no longer
 * waiting is left alone.
 */
export async function deliverMail(ctx: ServiceContext, mailer: Mailer, messageId: string): Promise<void> {
  const message = await findWaiting(ctx, messageId);
  if (!message) return;
  let outcome: MailOutcome;
  try {
    outcome = await mailer.send({
      messageId: `${message.id}@${new URL(ctx.urls.portal).hostname}`,
      to: { name: message.recipientName, address: message.recipient },
      subject: message.subject,
      text: message.text,
      html: message.html,
    });
  } catch (error) {
    await note(ctx, messageId, { lastError: reasonOf(error) });
    throw error;
  }
  await note(ctx, messageId, columnsOf(outcome, ctx.now()));
}

async function findWaiting(ctx: ServiceContext, messageId: string): Promise<Message | undefined> {
  const [message] = await read(ctx, (tx) =>
    tx
      .select()
      .from(messages)
      .where(and(eq(messages.tenantId, ctx.tenantId), eq(messages.id, messageId), eq(messages.status, 'waiting'))),
  );
  return message;
}

function columnsOf(outcome: MailOutcome, now: number): Partial<Message> {
  switch (outcome.status) {
    case 'sent':
      return { status: 'sent', sentAt: now, lastError: null };
    case 'kept':
      return { status: 'kept', lastError: null };
    case 'refused':
      return { status: 'failed', lastError: outcome.reason.slice(0, 500) };
    default:
      return outcome satisfies never;
  }
}

async function note(ctx: ServiceContext, messageId: string, columns: Partial<Message>): Promise<void> {
  await read(ctx, (tx) =>
    tx
      .update(messages)
      .set(columns)
      .where(and(eq(messages.tenantId, ctx.tenantId), eq(messages.id, messageId))),
  );
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
