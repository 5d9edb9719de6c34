import { and, eq } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { batchIdOf } from '@countersign/domain/payout/keys';
import { parseCivilDate } from '@countersign/domain/time/civil-date';
import type { PayoutBatch } from '@countersign/ports/payout-rail/order';
import type { ServiceContext, Transaction } from '../context.ts';
import { openAccount } from '../payment-method/account-of.ts';
import { currencyOf, type ListedRow } from './list-of.ts';
import type { PayoutRunRow } from './load-run.ts';

/** The orders of a run as its rail takes them; `part` counts what is sent for it. */
export async function batchOf(
  ctx: ServiceContext,
  tx: Transaction,
  run: PayoutRunRow,
  given: { readonly part: number; readonly list: readonly ListedRow[] },
): Promise<PayoutBatch> {
  const [payer] = await tx
    .select()
    .from(legalEntities)
    .where(and(eq(legalEntities.tenantId, ctx.tenantId), eq(legalEntities.id, run.legalEntityId)));
  const payOn = parseCivilDate(run.payOn);
  if (!payer || payOn === undefined) throw new Error(`payout run ${run.id} has no payer or no day`);
  return {
    id: batchIdOf(run.id, given.part),
    payer: { holder: payer.name, account: payer.iban ?? '', bic: payer.bic, country: payer.country ?? '' },
    payOn,
    createdAt: run.releasedAt ?? ctx.now(),
    orders: given.list.map(({ payout, method }) => ({
      endToEndId: payout.endToEndId ?? '',
      payee: {
        holder: method.holder,
        account: openAccount(ctx, method),
        bic: method.bic,
        country: method.country,
      },
      amountMinor: payout.amountMinor,
      currency: currencyOf(payout.currency),
      remittance: run.number,
    })),
  };
}
