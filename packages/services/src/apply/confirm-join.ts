import type { applyOperations } from '@countersign/contracts/apply/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, sql } from '@countersign/db/query';
import { joinRequests } from '@countersign/db/schema/application';
import { contacts } from '@countersign/db/schema/people';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { queueMail } from '../notification/queue-mail.ts';
import { transact } from '../transact.ts';
import { findPublicLink, linkGone } from './public-link.ts';
import { type JoinRow, openJoins } from './sealed-join.internal.ts';

type Operation = (typeof applyOperations)['confirm-join'];

/** The mailbox is theirs: the partner's owners, and its manager, are asked whether they may act for it. */
export async function confirmJoin(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  const link = await findPublicLink(ctx, 'join', body.token);
  const own: ServiceContext = { ...ctx, tenantId: link.tenantId };
  return transact(own, async (tx) => {
    const mine = and(eq(joinRequests.tenantId, own.tenantId), eq(joinRequests.id, link.subjectId));
    const [row] = await openJoins(own, tx, await tx.select().from(joinRequests).where(mine).for('update'));
    if (!row) throw linkGone();
    const [partner] = await tx
      .select({ name: partners.name })
      .from(partners)
      .where(and(eq(partners.tenantId, own.tenantId), eq(partners.id, row.partnerId)));
    const partnerName = partner?.name ?? '';
    if (row.status !== 'unconfirmed') return { partnerName, status: row.status };
    await tx.update(joinRequests).set({ status: 'waiting', confirmedAt: own.now() }).where(mine);
    await tell(own, tx, { row, partnerName });
    await recordAudit(own, tx, { action: 'apply.confirm-join', subjectKind: 'join-request', subjectId: row.id });
    return { partnerName, status: 'waiting' };
  });
}

async function tell(
  ctx: ServiceContext,
  tx: Transaction,
  about: { readonly row: JoinRow; readonly partnerName: string },
): Promise<void> {
  const { row, partnerName } = about;
  const owners = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.tenantId, ctx.tenantId),
        eq(contacts.partnerId, row.partnerId),
        eq(contacts.status, 'active'),
        sql`${contacts.roles} @> '["owner"]'::jsonb`,
      ),
    );
  const managers = await tx
    .selectDistinct({ id: enrollments.managerMemberId })
    .from(enrollments)
    .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.partnerId, row.partnerId)));
  const facts = { inviter: row.name, partner: partnerName };
  for (const { id } of owners)
    await queueMail(ctx, tx, {
      kind: 'join_request',
      key: `join_request/${row.id}/${id}`,
      to: { contactId: id },
      facts,
      link: new URL('/people', ctx.urls.portal).href,
    });
  for (const { id } of managers) {
    if (id === null) continue;
    await queueMail(ctx, tx, {
      kind: 'join_request',
      key: `join_request/${row.id}/${id}`,
      to: { memberId: id },
      facts,
      link: new URL('/applications', ctx.urls.console).href,
    });
  }
}
