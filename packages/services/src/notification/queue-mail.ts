import { and, eq } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { contacts, members } from '@countersign/db/schema/people';
import { tenants } from '@countersign/db/schema/tenant';
import { type MailKind, mailAudiences } from '@countersign/domain/notification/mail';
import type { ServiceContext, Transaction } from '../context.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { linkFor } from './links.ts';
import type { FactValue } from './mail-facts.internal.ts';
import { oneLine, renderMail } from './render-mail.ts';

export type { MailKind };

export type MailTo =
  | { readonly memberId: string }
  | { readonly contactId: string }
  /** Somebody without a membership to look up; `side` says which of the two apps the link leads into. */
  | {
      readonly address: string;
      readonly name: string;
      readonly locale: string;
      readonly zone?: string;
      readonly side: 'staff' | 'partner';
    };

export interface MailRequest {
  readonly kind: MailKind;
  /** Natural key: the same turn mails the same person once. */
  readonly key: string;
  readonly to: MailTo;
  /** Facts of the texts (`domain/notification/mail`), and `caseId` and `subjectId` for the link. Others are ignored. */
  readonly facts?: Readonly<Record<string, FactValue>>;
  readonly caseId?: string | null;
  /** Where the button leads; the page of the case unless said. */
  readonly link?: string;
}

/**
 * Writes a mail in its recipient's language and leaves it for the relay, in the caller's transaction. Somebody who has
 * been removed gets none, nor somebody whose invitation is open, but for the invitation itself.
 */
export async function queueMail(ctx: ServiceContext, tx: Transaction, request: MailRequest): Promise<void> {
  const recipient = await findRecipient(ctx, tx, request);
  if (!recipient) return;
  const audience = mailAudiences[request.kind];
  if (audience !== 'both' && audience !== recipient.side)
    throw new Error(`${request.kind} is not written for ${recipient.side}`);
  const [tenant] = await tx
    .select({ name: tenants.name, colour: tenants.colour })
    .from(tenants)
    .where(eq(tenants.tenantId, ctx.tenantId));
  if (!tenant) throw new Error(`there is no tenant ${ctx.tenantId}`);
  const facts = request.facts ?? {};
  const caseId = request.caseId ?? null;
  const link =
    request.link ??
    linkFor(ctx.urls, { side: recipient.side, kind: request.kind, caseId, subjectId: facts['subjectId'] });
  const rendered = renderMail({ kind: request.kind, recipient, tenant, facts, link });
  const id = ctx.ids.next('msg');
  const added = await tx
    .insert(messages)
    .values({
      tenantId: ctx.tenantId,
      id,
      kind: request.kind,
      key: request.key,
      recipient: recipient.address,
      recipientName: oneLine(recipient.name),
      locale: recipient.locale,
      ...rendered,
      caseId,
      status: 'waiting',
      createdAt: ctx.now(),
    })
    .onConflictDoNothing()
    .returning({ id: messages.id });
  if (added.length === 0) return;
  await enqueue(ctx, tx, [{ kind: 'mail', key: id, payload: { messageId: id }, priority: 2 }]);
}

interface Recipient {
  readonly address: string;
  readonly name: string;
  readonly locale: string;
  readonly zone: string;
  readonly side: 'staff' | 'partner';
}

async function findRecipient(
  ctx: ServiceContext,
  tx: Transaction,
  { to, kind }: MailRequest,
): Promise<Recipient | null> {
  if ('address' in to) return { ...to, zone: to.zone ?? 'UTC' };
  const table = 'memberId' in to ? members : contacts;
  const id = 'memberId' in to ? to.memberId : to.contactId;
  const [row] = await tx
    .select({ address: table.email, name: table.name, locale: table.locale, zone: table.zone, status: table.status })
    .from(table)
    .where(and(eq(table.tenantId, ctx.tenantId), eq(table.id, id)));
  if (!row) throw new Error(`there is nobody ${id} to mail`);
  if (row.status === 'removed' || (row.status === 'invited' && kind !== 'invitation')) return null;
  return { ...row, side: 'memberId' in to ? 'staff' : 'partner' };
}
