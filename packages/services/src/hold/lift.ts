import type { holdOperations } from '@countersign/contracts/hold/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { partnerHolds } from '@countersign/db/schema/vetting';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { isSamePerson } from '../member/person-joins.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { goOn } from './lift-holds.ts';
import { presentHolds, selectHolds } from './present.internal.ts';

type Operation = (typeof holdOperations)['lift'];

/**
 * Lifts what a person placed; somebody else than that person (`same_person`). Holds that a process placed end with what
 * they are about, and nobody waves them through (`action_not_available`).
 */
export function liftHold(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'hold.lift');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const one = and(eq(partnerHolds.tenantId, ctx.tenantId), eq(partnerHolds.id, params.id));
    const [hold] = await tx.select().from(partnerHolds).where(one).for('update');
    if (!hold) throw notFound('partner_hold');
    if (hold.liftedAt !== null || hold.reason !== 'by_compliance') throw new AppError('action_not_available');
    if (
      hold.placedByPerson !== null &&
      (await isSamePerson(tx, { tenantId: ctx.tenantId, one: hold.placedByPerson, other: member.personId }))
    )
      throw new AppError('same_person', { detail: 'Somebody else than who placed a hold lifts it.' });
    await tx
      .update(partnerHolds)
      .set({ liftedAt: ctx.now(), liftedByPerson: member.personId, liftNote: body.note })
      .where(one);
    await goOn(ctx, tx, [hold]);
    await recordAudit(ctx, tx, {
      action: 'hold.lift',
      subjectKind: 'partner_hold',
      subjectId: hold.id,
      facts: { partnerId: hold.partnerId, held: hold.held, reason: hold.reason },
    });
    const [shown] = await presentHolds(ctx, tx, await selectHolds(tx, one));
    if (!shown) throw notFound('partner_hold');
    return shown;
  });
}
