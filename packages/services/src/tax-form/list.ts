import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import { and, eq, gt, gte, isNull, lt, lte, ne, or, type SQL } from '@countersign/db/query';
import { taxFormRows } from '@countersign/db/schema/tax-form';
import { partners } from '@countersign/db/schema/tenant';
import { expiringDays, type TaxStanding } from '@countersign/domain/tax-form/tax-form';
import { addDays, type CivilDate } from '@countersign/domain/time/civil-date';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentTaxForm, todayOf } from './present.internal.ts';

type Operation = (typeof taxFormOperations)['list'];

/** Statements that stand or wait, newest first; those that others have replaced are left out. */
export function listTaxForms(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tax-form.list');
  const today = todayOf(ctx);
  const order = keyset(
    { column: taxFormRows.createdAt, id: taxFormRows.id, direction: 'desc', holds: 'instant' },
    query.cursor,
  );
  const where = and(
    eq(taxFormRows.tenantId, ctx.tenantId),
    ne(taxFormRows.status, 'replaced'),
    query.partnerId === undefined ? undefined : eq(taxFormRows.partnerId, query.partnerId),
    query.standing === undefined ? undefined : stands(query.standing, today),
  );
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({ form: taxFormRows, partnerName: partners.name })
      .from(taxFormRows)
      .innerJoin(partners, and(eq(partners.tenantId, taxFormRows.tenantId), eq(partners.id, taxFormRows.partnerId)))
      .where(and(where, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(taxFormRows).where(where);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ form }) => ({ value: form.createdAt, id: form.id }),
      present: ({ form, partnerName }) => presentTaxForm(form, partnerName, today),
    });
  });
}

function stands(standing: Exclude<TaxStanding, 'missing'>, today: CivilDate): SQL | undefined {
  const { status, expiresOn } = taxFormRows;
  const soon = addDays(today, expiringDays);
  switch (standing) {
    case 'valid':
      return and(eq(status, 'valid'), or(isNull(expiresOn), gt(expiresOn, soon)));
    case 'expiring':
      return and(eq(status, 'valid'), gte(expiresOn, today), lte(expiresOn, soon));
    case 'expired':
      return and(eq(status, 'valid'), lt(expiresOn, today));
    case 'draft':
    case 'in_review':
    case 'asked_again':
      return eq(status, standing);
    default:
      return standing satisfies never;
  }
}
