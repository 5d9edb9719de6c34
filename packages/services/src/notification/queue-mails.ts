import { and, eq, inArray } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { contacts } from '@countersign/db/schema/people';
import { tenants } from '@countersign/db/schema/tenant';
import { type MailKind, mailAudiences } from '@countersign/domain/notification/mail';
import type { ServiceContext, Transaction } from '../context.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { FactValue } from './mail-facts.internal.ts';
import { oneLine, renderMail } from './render-mail.ts';

export interface OwnersMail {
  readonly kind: MailKind;
  /** Natural key: the same turn mails the same person once. */
  readonly key: string;
  readonly partnerId: string;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly link: string;
}

/** One mail each to the active owners of many partners, in their languages, in a few statements. */
export async function queueMailsToOwners(
  ctx: ServiceContext,
  tx: Transaction,
  mails: readonly OwnersMail[],
): Promise<void> {
  if (mails.length === 0) return;
  const forStaff = mails.find(({ kind }) => mailAudiences[kind] === 'staff');
  if (forStaff) throw new Error(`${forStaff.kind} is not written for partners`);
  const [tenant] = await tx
    .select({ name: tenants.name, colour: tenants.colour })
    .from(tenants)
    .where(eq(tenants.tenantId, ctx.tenantId));
  if (!tenant) throw new Error(`there is no tenant ${ctx.tenantId}`);
  const people = await tx
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.tenantId, ctx.tenantId),
        inArray(contacts.partnerId, [...new Set(mails.map(({ partnerId }) => partnerId))]),
        eq(contacts.status, 'active'),
      ),
    );
  const ownersOf = Map.groupBy(
    people.filter(({ roles }) => roles.includes('owner')),
    ({ partnerId }) => partnerId,
  );
  const rows = mails.flatMap((mail) =>
    (ownersOf.get(mail.partnerId) ?? []).map((owner) => ({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('msg'),
      kind: mail.kind,
      key: `${mail.key}/${owner.id}`,
      recipient: owner.email,
      recipientName: oneLine(owner.name),
      locale: owner.locale,
      ...renderMail({ kind: mail.kind, recipient: owner, tenant, facts: mail.facts, link: mail.link }),
      caseId: null,
      status: 'waiting' as const,
      createdAt: ctx.now(),
    })),
  );
  if (rows.length === 0) return;
  const added = await tx.insert(messages).values(rows).onConflictDoNothing().returning({ id: messages.id });
  await enqueue(
    ctx,
    tx,
    added.map(({ id }) => ({ kind: 'mail', key: id, payload: { messageId: id }, priority: 2 })),
  );
}
