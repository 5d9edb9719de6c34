import type { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { checkTerms } from './check-terms.ts';
import { amountColumns } from './money-columns.ts';
import { presentDeal } from './present-deal.ts';
import { requireEnrollment } from './require-enrollment.ts';
import { termColumns } from './terms.ts';

type Operation = (typeof dealRegistrationOperations)['create-draft'];

/** Starts a draft for the caller's own partner; staff name the partner, and then may not decide on it. */
export function createDraftDealRegistration(
  ctx: ServiceContext,
  input: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'deal-registration.create-draft');
  const { actor } = ctx;
  const { programId, terms } = input.body;
  const partnerId = actor.kind === 'contact' ? actor.partnerId : input.body.partnerId;
  if (partnerId === undefined)
    throw invalidInput({ field: 'partnerId', code: 'required', message: 'staff name the partner they register for' });
  if (actor.kind === 'contact' && input.body.partnerId !== undefined && input.body.partnerId !== partnerId)
    throw new AppError('not_found', { detail: 'There is no such partner.' });
  return transact(ctx, async (tx) => {
    await requireEnrollment(ctx, tx, { partnerId, programId });
    await checkTerms(ctx, tx, terms, partnerId);
    const id = ctx.ids.next('deal');
    await tx.insert(dealRegistrations).values({
      tenantId: ctx.tenantId,
      id,
      programId,
      partnerId,
      status: 'draft',
      origin: actor.kind === 'contact' ? 'portal' : actor.kind === 'member' ? 'staff' : 'demo',
      terms,
      revision: 1,
      ...termColumns(terms),
      ...amountColumns(terms),
      createdByMember: actor.kind === 'member' ? actor.id : null,
      createdByContact: actor.kind === 'contact' ? actor.id : null,
      writers: actor.kind === 'contact' || actor.kind === 'member' ? [actor.personId] : [],
      extensionsUsed: 0,
      hasMatches: false,
      createdAt: ctx.now(),
      changedAt: ctx.now(),
    });
    await recordAudit(ctx, tx, {
      action: 'deal-registration.create-draft',
      subjectKind: 'deal-registration',
      subjectId: id,
      facts: { partnerId, programId },
    });
    return presentDeal(ctx, tx, id);
  });
}
