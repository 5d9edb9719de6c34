import { and, eq } from '@countersign/db/query';
import { programs } from '@countersign/db/schema/tenant';
import { createPublicLink } from '../apply/public-link.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { defaultReader } from '../notification/invite.ts';
import { queueMail } from '../notification/queue-mail.ts';
import type { ProspectRow } from './application-of-prospect.ts';

/** Mails a prospect its invitation, or reminds it, with a link of its own. */
export async function sendProspectInvitation(
  ctx: ServiceContext,
  tx: Transaction,
  mail: {
    readonly kind: 'prospect_invitation' | 'prospect_reminder';
    readonly prospect: ProspectRow & { readonly contactEmail: string };
    readonly text?: string | null;
  },
): Promise<void> {
  const { prospect, kind } = mail;
  const [program] = await tx
    .select({ name: programs.name })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, prospect.programId)));
  const link = await createPublicLink(ctx, tx, { kind: 'prospect', subjectId: prospect.id });
  const { actor } = ctx;
  await queueMail(ctx, tx, {
    kind,
    key: `${kind}/${prospect.id}/${ctx.now()}`,
    to: {
      address: prospect.contactEmail,
      name: prospect.contactName ?? prospect.name,
      side: 'partner',
      ...(await defaultReader(ctx, tx)),
    },
    facts: {
      program: program?.name ?? '',
      expiresAt: link.expiresAt,
      text: mail.text ?? undefined,
      ...(actor.kind === 'member' ? { inviter: actor.name } : {}),
    },
    link: link.url,
  });
}
