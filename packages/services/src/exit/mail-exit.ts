import { and, eq, sql } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import { programs } from '@countersign/db/schema/tenant';
import type { MailKind } from '@countersign/domain/notification/mail';
import type { ServiceContext, Transaction } from '../context.ts';
import { type MailRequest, queueMail } from '../notification/queue-mail.ts';
import type { ExitRow } from './load.internal.ts';

export interface ExitMail {
  readonly kind: Extract<MailKind, `exit_${string}`>;
  /** Tells mails of one kind apart; the same turn mails nobody twice. */
  readonly turn?: string;
  readonly facts?: NonNullable<MailRequest['facts']>;
}

/** Writes to the partner's owners and people of finance. No reason that is ours alone ever gets into one. */
export async function mailExit(ctx: ServiceContext, tx: Transaction, exit: ExitRow, mail: ExitMail): Promise<void> {
  const [program] = await tx
    .select({ name: programs.name })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, exit.programId)));
  for (const contactId of await readersOf(ctx, tx, exit.partnerId))
    await queueMail(ctx, tx, {
      kind: mail.kind,
      key: `${mail.kind}/${exit.id}/${mail.turn ?? exit.revision}/${contactId}`,
      to: { contactId },
      facts: { program: program?.name ?? null, number: exit.number, expiresAt: exit.endsAt, ...mail.facts },
      link: `${ctx.urls.portal}/membership/${encodeURIComponent(exit.id)}`,
    });
}

/** Owners and people of finance of a partner. */
export async function readersOf(ctx: ServiceContext, tx: Transaction, partnerId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.tenantId, ctx.tenantId),
        eq(contacts.partnerId, partnerId),
        eq(contacts.status, 'active'),
        sql`${contacts.roles} ?| array['owner', 'finance']`,
      ),
    );
  return rows.map(({ id }) => id);
}
