import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { prospectOperations } from '@countersign/contracts/prospect/operations';
import { and, eq, sql } from '@countersign/db/query';
import { prospects } from '@countersign/db/schema/prospect';
import { AppError, invalidInput } from '../app-error.ts';
import { revokePublicLinks } from '../apply/public-link.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { logProspect } from './log-event.internal.ts';
import { loadProspect, lockProspect } from './present.internal.ts';
import { sendProspectInvitation } from './send-prospect-invitation.ts';

type Operation = (typeof prospectOperations)['invite'];

/**
 * Invites a prospect to apply. It is reminded by itself and the link lapses after 30 days; inviting again ends the
 * earlier link. Refuses somebody who applied, joined or was put aside (`action_not_available`).
 */
export function inviteProspect(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'prospect.invite');
  return transact(ctx, async (tx) => {
    const row = await lockProspect(ctx, tx, params.id);
    if (row.status !== 'identified' && row.status !== 'invited' && row.status !== 'expired')
      throw new AppError('action_not_available', { detail: `A prospect that is ${row.status} is not invited.` });
    const { contactEmail } = row;
    if (contactEmail === null) throw invalidInput({ field: 'contactEmail', code: 'required' });
    if (row.country === null) throw invalidInput({ field: 'country', code: 'required' });
    await revokePublicLinks(ctx, tx, row.id);
    await sendProspectInvitation(ctx, tx, {
      kind: 'prospect_invitation',
      prospect: { ...row, contactEmail },
      text: body.text ?? null,
    });
    await tx
      .update(prospects)
      .set({
        status: 'invited',
        invitedAt: ctx.now(),
        remindersSent: 0,
        revision: sql`${prospects.revision} + 1`,
        changedAt: ctx.now(),
      })
      .where(and(eq(prospects.tenantId, ctx.tenantId), eq(prospects.id, row.id)));
    await logProspect(ctx, tx, { prospectId: row.id, kind: 'invited', text: body.text ?? null });
    await recordAudit(ctx, tx, { action: 'prospect.invite', subjectKind: 'prospect', subjectId: row.id });
    return loadProspect(ctx, tx, row.id);
  });
}
