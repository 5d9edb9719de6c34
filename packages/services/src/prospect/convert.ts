import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { prospectOperations } from '@countersign/contracts/prospect/operations';
import { AppError } from '../app-error.ts';
import { mailApplicant } from '../apply/mail-applicant.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { findBar } from '../exit/barred-identities.ts';
import { defaultReader } from '../notification/invite.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { applicationOfProspect } from './application-of-prospect.ts';
import { logProspect } from './log-event.internal.ts';
import { loadProspect, lockProspect } from './present.internal.ts';

type Operation = (typeof prospectOperations)['convert'];

/** Begins a prospect's application with what is known; whoever it is gets the link to complete and submit it. */
export function convertProspect(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'prospect.convert');
  return transact(ctx, async (tx) => {
    const row = await lockProspect(ctx, tx, params.id);
    if (row.status === 'applied' || row.status === 'joined' || row.status === 'dismissed')
      throw new AppError('action_not_available', { detail: `A prospect that is ${row.status} does not apply.` });
    await refuseBarred(ctx, tx, row);
    const { locale } = await defaultReader(ctx, tx);
    const application = await applicationOfProspect(ctx, tx, { prospect: row, locale });
    await mailApplicant(ctx, tx, { kind: 'application_link', application, turn: ctx.now() });
    await logProspect(ctx, tx, {
      prospectId: row.id,
      kind: 'converted',
      facts: { applicationId: application.id },
    });
    await recordAudit(ctx, tx, {
      action: 'prospect.convert',
      subjectKind: 'prospect',
      subjectId: row.id,
      facts: { applicationId: application.id },
    });
    return loadProspect(ctx, tx, row.id);
  });
}

/** Whoever left for a reason that bars is not let in again by another door; the words say nothing of why. */
async function refuseBarred(
  ctx: ServiceContext,
  tx: Transaction,
  row: Awaited<ReturnType<typeof lockProspect>>,
): Promise<void> {
  const present = (value: string | null | undefined) => (value ? [value] : []);
  const bar = await findBar(ctx, tx, {
    country: row.country,
    registrationNumbers: present(row.registrationNumber),
    vatNumbers: [],
    websites: present(row.website),
    emails: present(row.contactEmail),
  });
  if (bar !== null) throw new AppError('action_not_available', { detail: 'This company cannot be asked to apply.' });
}
