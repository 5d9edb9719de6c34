import { and, eq, gt, sql } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { programs } from '@countersign/db/schema/tenant';
import type { MailKind } from '@countersign/domain/notification/mail';
import type { ServiceContext, Transaction } from '../context.ts';
import type { FactValue } from '../notification/mail-facts.internal.ts';
import { queueMail } from '../notification/queue-mail.ts';
import type { ApplicationRow } from './applicant-context.internal.ts';
import { createPublicLink } from './public-link.ts';

const dayMs = 86_400_000;
/** Strangers can make us write to an address that is not theirs; not more often than this a day. */
const toStrangerMax = 5;

/** Writes to whoever applied, with a link of its own to where the application is. */
export async function mailApplicant(
  ctx: ServiceContext,
  tx: Transaction,
  mail: {
    readonly kind: MailKind;
    readonly application: ApplicationRow;
    readonly turn: string | number;
    readonly facts?: Readonly<Record<string, FactValue>>;
  },
): Promise<void> {
  const { application, kind } = mail;
  if (application.erasedAt !== null) return;
  const [program] = await tx
    .select({ name: programs.name, zone: programs.zone })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, application.programId)));
  if (!program) throw new Error(`there is no program ${application.programId}`);
  const link = await createPublicLink(ctx, tx, { kind: 'application', subjectId: application.id });
  await queueMail(ctx, tx, {
    kind,
    key: `${kind}/${application.id}/${mail.turn}`,
    to: {
      address: application.email,
      name: application.contactName ?? application.email,
      locale: application.locale,
      zone: program.zone,
      side: 'partner',
    },
    facts: { program: program.name, expiresAt: link.expiresAt, ...mail.facts },
    link: link.url,
  });
}

/** Whether an address has had as many mails today as a stranger may cause. */
export async function hasHadEnough(ctx: ServiceContext, tx: Transaction, email: string): Promise<boolean> {
  const [sent] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(messages)
    .where(
      and(
        eq(messages.tenantId, ctx.tenantId),
        eq(messages.recipient, email),
        sql`${messages.kind} in ('application_link', 'join_confirm')`,
        gt(messages.createdAt, ctx.now() - dayMs),
      ),
    );
  return (sent?.count ?? 0) >= toStrangerMax;
}
