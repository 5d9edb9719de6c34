import { and, eq, sql } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import { type MailKind, type MailRequest, queueMail } from '../notification/queue-mail.ts';
import { caseFacts } from '../task/notify-candidates.ts';
import { type DealEffectInput, loadDeal } from './update-deal.ts';

/**
 * Mails the partner's side of a turn: whoever submitted, else the partner's owners. What is told is shared text only;
 * an internal note never gets here.
 */
export async function notifyPartner(
  input: DealEffectInput,
  kind: MailKind,
  facts: NonNullable<MailRequest['facts']> = {},
): Promise<void> {
  const { ctx, tx, row, state } = input;
  if (!row.sendsMail) return;
  for (const contactId of await recipients(input)) {
    await queueMail(ctx, tx, {
      kind,
      key: `${kind}/${row.id}/${state.seq}/${contactId}`,
      to: { contactId },
      caseId: row.id,
      facts: { ...caseFacts(input), ...facts },
    });
  }
}

async function recipients(input: DealEffectInput): Promise<string[]> {
  const { ctx, tx } = input;
  const deal = await loadDeal(input);
  const active = and(
    eq(contacts.tenantId, ctx.tenantId),
    eq(contacts.partnerId, deal.partnerId),
    eq(contacts.status, 'active'),
  );
  const rows = await tx
    .select({ id: contacts.id, isOwner: sql<boolean>`${contacts.roles} @> '["owner"]'::jsonb` })
    .from(contacts)
    .where(active);
  const submitter = rows.filter(({ id }) => id === deal.createdByContact);
  return (submitter.length > 0 ? submitter : rows.filter(({ isOwner }) => isOwner)).map(({ id }) => id);
}
