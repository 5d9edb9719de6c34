import type { applyOperations } from '@countersign/contracts/apply/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { prospects } from '@countersign/db/schema/prospect';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { applicationOfProspect } from '../prospect/application-of-prospect.ts';
import { openProspects } from '../prospect/sealed-prospect.internal.ts';
import { transact } from '../transact.ts';
import { createPublicLink, findPublicLink, linkGone } from './public-link.ts';

type Operation = (typeof applyOperations)['invitation'];

/** Follows an invitation: the application it leads to has what is known already, so that nothing is typed twice. */
export async function followInvitation(
  ctx: ServiceContext,
  { body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  const link = await findPublicLink(ctx, 'prospect', body.token);
  const own: ServiceContext = { ...ctx, tenantId: link.tenantId };
  return transact(own, async (tx) => {
    const stored = await tx
      .select()
      .from(prospects)
      .where(and(eq(prospects.tenantId, own.tenantId), eq(prospects.id, link.subjectId)))
      .for('update');
    const [prospect] = await openProspects(own, tx, stored);
    if (!prospect || prospect.status === 'dismissed') throw linkGone();
    const application = await applicationOfProspect(own, tx, { prospect, locale: body.locale });
    const { token } = await createPublicLink(own, tx, { kind: 'application', subjectId: application.id });
    await recordAudit(own, tx, { action: 'apply.invitation', subjectKind: 'application', subjectId: application.id });
    return { token };
  });
}
