import { and, eq } from '@countersign/db/query';
import { contacts, members } from '@countersign/db/schema/people';
import { user } from '@countersign/db/schema/sign-in';
import type { ServiceContext, Transaction } from '../context.ts';
import { currentPersons } from './person-joins.ts';

/**
 * The human behind a mail address, so that one who is staff here and contact there counts once: whoever has it in this
 * company, else whose login proved it, else somebody new. It only becomes a login by opening a link sent there.
 */
export async function personOfEmail(ctx: ServiceContext, tx: Transaction, email: string): Promise<string> {
  const [member] = await tx
    .select({ personId: members.personId })
    .from(members)
    .where(and(eq(members.tenantId, ctx.tenantId), eq(members.email, email)));
  if (member) return member.personId;
  const [contact] = await tx
    .select({ personId: contacts.personId })
    .from(contacts)
    .where(and(eq(contacts.tenantId, ctx.tenantId), eq(contacts.email, email)));
  if (contact) return contact.personId;
  const [login] = await tx
    .select({ personId: user.personId })
    .from(user)
    .where(and(eq(user.email, email), eq(user.emailVerified, true)));
  const [person] = login?.personId
    ? await currentPersons(tx, { tenantId: ctx.tenantId, persons: [login.personId] })
    : [];
  return person ?? ctx.ids.next('per');
}
