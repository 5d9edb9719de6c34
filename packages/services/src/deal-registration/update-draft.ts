import type { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import { type DealTermsDraft, dealTermsDraft } from '@countersign/contracts/deal-registration/terms';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { checkTerms } from './check-terms.ts';
import { findVisibleDeal } from './find-visible.ts';
import { amountColumns } from './money-columns.ts';
import { presentDeal } from './present-deal.ts';
import { storedTerms, termColumns, termsInHand } from './terms.ts';

type Operation = (typeof dealRegistrationOperations)['update-draft'];
type Patch = InputOf<Operation>['body']['terms'];

/**
 * Saves a draft while it is typed, or the answer to a change request before it is sent; then only the named fields are
 * open (`field_not_open`). `ifMatch` is the draft's revision: somebody else's newer one is `stale_revision`.
 */
export function updateDraftDealRegistration(
  ctx: ServiceContext,
  input: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'deal-registration.update-draft');
  return transact(ctx, async (tx) => {
    const deal = await findVisibleDeal(ctx, tx, input.params.id, { forUpdate: true });
    if (deal.revision !== input.ifMatch)
      throw new AppError('stale_revision', {
        detail: 'Somebody has changed this since you loaded it.',
        facts: { revision: deal.revision },
      });
    const mine = and(eq(dealRegistrations.tenantId, ctx.tenantId), eq(dealRegistrations.id, deal.id));
    const { terms: patch } = input.body;
    const { actor } = ctx;
    const writers =
      actor.kind === 'contact' || actor.kind === 'member'
        ? [...new Set([...deal.writers, actor.personId])]
        : deal.writers;
    if (deal.status === 'changes_requested') {
      const open = deal.changes?.fields ?? [];
      requireOpen(patch, open);
      const pending = patchTerms(termsInHand(deal), patch);
      await checkTerms(ctx, tx, pending, deal.partnerId);
      await tx
        .update(dealRegistrations)
        .set({ pendingTerms: { ...pending }, writers })
        .where(mine);
      await audit(ctx, tx, deal.id, patch);
      return presentDeal(ctx, tx, deal.id);
    }
    if (deal.status !== 'draft')
      throw new AppError('action_not_available', { detail: 'This registration is not a draft any more.' });
    const terms = patchTerms(storedTerms(deal.terms), patch);
    await checkTerms(ctx, tx, terms, deal.partnerId);
    await tx
      .update(dealRegistrations)
      .set({
        terms,
        writers,
        revision: deal.revision + 1,
        ...termColumns(terms),
        ...amountColumns(terms),
        changedAt: ctx.now(),
      })
      .where(mine);
    await audit(ctx, tx, deal.id, patch);
    return presentDeal(ctx, tx, deal.id);
  });
}

function audit(ctx: ServiceContext, tx: Transaction, dealId: string, patch: Patch): Promise<void> {
  return recordAudit(ctx, tx, {
    action: 'deal-registration.update-draft',
    subjectKind: 'deal-registration',
    subjectId: dealId,
    facts: { fields: Object.keys(patch) },
  });
}

/** Refuses a change to a field that the change request did not open. */
export function requireOpen(patch: Patch, open: readonly string[]): void {
  const closed = Object.keys(patch).filter((field) => !open.includes(field));
  if (closed.length > 0) {
    throw new AppError('field_not_open', {
      detail: `Only these fields are open: ${open.join(', ')}.`,
      fields: closed.map((field) => ({ field: `terms.${field}`, code: 'field_not_open' })),
    });
  }
}

/** The terms with the patch's fields replaced; null empties one. */
export function patchTerms(terms: DealTermsDraft, patch: Patch): DealTermsDraft {
  const merged = Object.entries({ ...terms, ...patch }).filter(([, value]) => value !== null && value !== undefined);
  return dealTermsDraft.parse(Object.fromEntries(merged));
}
