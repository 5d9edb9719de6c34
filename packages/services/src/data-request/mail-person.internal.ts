import { and, eq } from '@countersign/db/query';
import { programs, tenants } from '@countersign/db/schema/tenant';
import type { MailKind } from '@countersign/domain/notification/mail';
import type { ServiceContext, Transaction } from '../context.ts';
import type { FactValue } from '../notification/mail-facts.internal.ts';
import { queueMail } from '../notification/queue-mail.ts';
import type { Asking, RequestRow } from './sealed-request.internal.ts';

/** Key of the one mail of a turn; what it holds of the person is emptied when it has gone out. */
export const mailKeyOf = (requestId: string, kind: MailKind) => `data-request/${requestId}/${kind}`;

/** Writes to whoever asked, in their language, at the address they asked from. */
export async function mailPerson(
  ctx: ServiceContext,
  tx: Transaction,
  mail: {
    readonly kind: Extract<MailKind, `data_${string}`>;
    readonly row: Pick<RequestRow, 'id' | 'number' | 'locale' | 'programId'>;
    readonly asking: Asking;
    readonly facts?: Readonly<Record<string, FactValue>>;
    readonly link?: string;
  },
): Promise<void> {
  const { row, asking, kind } = mail;
  const [program] = await tx
    .select({ zone: programs.zone, company: tenants.name })
    .from(programs)
    .innerJoin(tenants, eq(tenants.tenantId, programs.tenantId))
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, row.programId)));
  await queueMail(ctx, tx, {
    kind,
    key: mailKeyOf(row.id, kind),
    to: {
      address: asking.email,
      name: asking.name ?? asking.email,
      locale: row.locale,
      zone: program?.zone ?? 'UTC',
      side: 'partner',
    },
    facts: { number: row.number, ...mail.facts },
    link: mail.link ?? ctx.urls.portal,
  });
}
