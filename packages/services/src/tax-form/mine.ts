import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import { and, eq, ne } from '@countersign/db/query';
import { taxFormRows } from '@countersign/db/schema/tax-form';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { taxNeedsOf } from './needs.ts';
import { partnerNameOf, presentTaxForm, standingOf, todayOf } from './present.internal.ts';
import { requireContact } from './stated.internal.ts';

type Operation = (typeof taxFormOperations)['mine'];

/** What the partner is asked about tax, and whether its payouts wait for it. */
export function myTaxForms(ctx: ServiceContext, _input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tax-form.mine');
  const { partnerId } = requireContact(ctx);
  const today = todayOf(ctx);
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(taxFormRows)
      .where(
        and(
          eq(taxFormRows.tenantId, ctx.tenantId),
          eq(taxFormRows.partnerId, partnerId),
          ne(taxFormRows.status, 'replaced'),
        ),
      );
    const name = await partnerNameOf(ctx, tx, partnerId);
    const needs = await taxNeedsOf(ctx, tx, partnerId);
    return {
      items: needs.map(({ regime, programs, isRequired }) => {
        const ofRegime = rows.filter((row) => row.regime === regime);
        const valid = ofRegime.find(({ status }) => status === 'valid');
        const open = ofRegime.find(({ status }) => status !== 'valid');
        const stands = valid !== undefined && standingOf(valid, today) !== 'expired';
        const shown = open ?? valid;
        return {
          regime,
          programs: [...programs],
          isRequired,
          holdsPayouts: isRequired && !stands,
          standing: shown === undefined ? ('missing' as const) : standingOf(shown, today),
          openId: open?.id ?? null,
          valid: valid === undefined ? null : presentTaxForm(valid, name, today),
        };
      }),
    };
  });
}
