import { and, eq } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import type { MailKind } from '@countersign/domain/notification/mail';
import type { PayoutStatus } from '@countersign/domain/payout/payout';
import type { ServiceContext, Transaction } from '../context.ts';
import { queueMail } from '../notification/queue-mail.ts';
import type { PayoutRow } from '../payout-run/list-of.ts';
import { presentSigned } from '../statement/signed-money.ts';

/** Which turns of a payout its partner is told of. */
const mails: Partial<Record<PayoutStatus, MailKind>> = {
  sent: 'payout_sent',
  paid: 'payout_paid',
  failed: 'payout_failed',
  returned: 'payout_failed',
};

/** Tells those who look after the partner's money. */
export async function notifyPayout(ctx: ServiceContext, tx: Transaction, payout: PayoutRow): Promise<void> {
  const kind = mails[payout.status];
  if (kind === undefined) return;
  const people = await tx
    .select({ id: contacts.id, roles: contacts.roles })
    .from(contacts)
    .where(
      and(eq(contacts.tenantId, ctx.tenantId), eq(contacts.partnerId, payout.partnerId), eq(contacts.status, 'active')),
    );
  for (const { id, roles } of people) {
    if (!roles.includes('owner') && !roles.includes('finance')) continue;
    await queueMail(ctx, tx, {
      kind,
      key: `payout/${payout.id}/${payout.attempt}/${payout.status}/${id}`,
      to: { contactId: id },
      facts: { amount: presentSigned(payout.amountMinor, payout.currency), reason: payout.failure },
      link: `${ctx.urls.portal}/payouts/${encodeURIComponent(payout.id)}`,
    });
  }
}
