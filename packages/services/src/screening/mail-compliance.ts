import type { ServiceContext, Transaction } from '../context.ts';
import { membersWithRole } from '../member/with-role.ts';
import type { FactValue } from '../notification/mail-facts.internal.ts';
import { queueMail } from '../notification/queue-mail.ts';

/** Mails every active compliance analyst, and gives how many there are. */
export async function mailCompliance(
  ctx: ServiceContext,
  tx: Transaction,
  mail: {
    readonly kind: 'screening_list_refused' | 'screening_matches' | 'watch_day';
    readonly key: string;
    readonly facts: Readonly<Record<string, FactValue>>;
    readonly page: string;
  },
): Promise<number> {
  const analysts = await membersWithRole(ctx, tx, 'compliance_analyst');
  for (const { id } of analysts)
    await queueMail(ctx, tx, {
      kind: mail.kind,
      key: `${mail.kind}/${mail.key}/${id}`,
      to: { memberId: id },
      facts: mail.facts,
      link: new URL(mail.page, ctx.urls.console).href,
    });
  return analysts.length;
}
