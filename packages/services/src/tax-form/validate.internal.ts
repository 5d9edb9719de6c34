import { and, eq } from '@countersign/db/query';
import { taxFormRows } from '@countersign/db/schema/tax-form';
import type { ServiceContext, Transaction } from '../context.ts';
import { noteOnboardingDone } from '../onboarding/note-done.ts';
import { settleTaxHolds } from './settle-holds.ts';
import { type TaxFormRow, updateTaxForm } from './stated.internal.ts';

/** Puts a signed statement in force, in the caller's transaction: the one before is replaced, and what waited for it goes on. */
export async function validateTaxForm(ctx: ServiceContext, tx: Transaction, row: TaxFormRow): Promise<TaxFormRow> {
  await tx
    .update(taxFormRows)
    .set({ status: 'replaced', changedAt: ctx.now() })
    .where(
      and(
        eq(taxFormRows.tenantId, ctx.tenantId),
        eq(taxFormRows.partnerId, row.partnerId),
        eq(taxFormRows.regime, row.regime),
        eq(taxFormRows.status, 'valid'),
      ),
    );
  const valid = await updateTaxForm(ctx, tx, row, { status: 'valid' });
  await settleTaxHolds(ctx, tx, { partnerId: row.partnerId });
  await noteOnboardingDone(ctx, tx, { partnerId: row.partnerId, kind: 'tax_form', ref: row.id });
  return valid;
}
