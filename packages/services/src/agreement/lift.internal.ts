import { and, eq } from '@countersign/db/query';
import { agreementConsents } from '@countersign/db/schema/agreement';
import type { ServiceContext, Transaction } from '../context.ts';
import { liftHolds } from '../hold/lift-holds.ts';

/** Lets go on what waited for terms to be accepted, unless other terms of the partner are overdue as well. */
export async function liftTermsHold(ctx: ServiceContext, tx: Transaction, partnerId: string): Promise<void> {
  const [left] = await tx
    .select({ id: agreementConsents.id })
    .from(agreementConsents)
    .where(
      and(
        eq(agreementConsents.tenantId, ctx.tenantId),
        eq(agreementConsents.partnerId, partnerId),
        eq(agreementConsents.status, 'overdue'),
      ),
    )
    .limit(1);
  if (!left) await liftHolds(ctx, tx, { partnerId, reasons: ['terms_not_accepted'] });
}
