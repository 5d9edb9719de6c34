import { and, eq } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { batchIdOf } from '@countersign/domain/payout/keys';
import { parseCivilDate } from '@countersign/domain/time/civil-date';
import type { PayoutBatch, PayoutOrder, RailAccount } from '@countersign/ports/payout-rail/order';
import type { ServiceContext, Transaction } from '../context.ts';
import { openAccount } from '../payment-method/account-of.ts';
import type { PaymentMethodRow } from '../payment-method/in-use.ts';
import { currencyOf, type ListedRow } from './list-of.ts';
import type { PayoutRunRow } from './load-run.ts';

/** The orders of a run as its rail takes them; `part` counts what is sent for it. */
export async function batchOf(
  ctx: ServiceContext,
  tx: Transaction,
  run: PayoutRunRow,
  given: { readonly part: number; readonly list: readonly ListedRow[] },
): Promise<PayoutBatch> {
  const payOn = parseCivilDate(run.payOn);
  if (payOn === undefined) throw new Error(`payout run ${run.id} has no day`);
  return {
    id: batchIdOf(run.id, given.part),
    payer: await payerOf(ctx, tx, run),
    payOn,
    createdAt: run.releasedAt ?? ctx.now(),
    orders: given.list.map(({ payout, method }) =>
      orderOf(ctx, {
        endToEndId: payout.endToEndId ?? '',
        method,
        amountMinor: payout.amountMinor,
        currency: payout.currency,
        remittance: run.number,
      }),
    ),
  };
}

/** Whose account payouts leave from, as a rail takes it; a run that was released keeps the account that it was released from. */
export async function payerOf(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly legalEntityId: string; readonly payerAccount?: string | null },
): Promise<RailAccount> {
  const [payer] = await tx
    .select()
    .from(legalEntities)
    .where(and(eq(legalEntities.tenantId, ctx.tenantId), eq(legalEntities.id, of.legalEntityId)));
  if (!payer) throw new Error(`there is no legal entity ${of.legalEntityId}`);
  const account = of.payerAccount ?? payer.iban ?? '';
  const bic = account === payer.iban ? payer.bic : null;
  return { holder: payer.name, account, bic, country: payer.country ?? '' };
}

/** One payout as a rail takes it; `amountMinor` in minor units of `currency`. */
export function orderOf(
  ctx: ServiceContext,
  given: {
    readonly endToEndId: string;
    readonly method: PaymentMethodRow;
    readonly amountMinor: bigint;
    readonly currency: string;
    readonly remittance: string;
  },
): PayoutOrder {
  const { method } = given;
  return {
    endToEndId: given.endToEndId,
    payee: { holder: method.holder, account: openAccount(ctx, method), bic: method.bic, country: method.country },
    amountMinor: given.amountMinor,
    currency: currencyOf(given.currency),
    remittance: given.remittance,
  };
}
