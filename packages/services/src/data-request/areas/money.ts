import { and, count, eq, inArray, max } from '@countersign/db/query';
import { paymentMethods, payouts } from '@countersign/db/schema/payout';
import { statements } from '@countersign/db/schema/statement';
import { taxFormRows } from '@countersign/db/schema/tax-form';
import { enrollments } from '@countersign/db/schema/tenant';
import { heldArea } from '@countersign/domain/data-request/area';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../../context.ts';
import type { PersonalArea } from '../area.ts';
import type { Person } from '../person.ts';

/** Ten years from the end of the year in which it was written (§ 147 AO, § 257 HGB). */
function bookedUntil(at: number): number {
  return Date.UTC(new Date(at).getUTCFullYear() + 11, 0, 1);
}

/** Accounts that money goes to. One that was paid to is part of the books; another goes. */
export const paymentMethodArea: PersonalArea = {
  area: 'payment_method',
  find: async (ctx, tx, person) => {
    const rows = await methodsOf(ctx, tx, person);
    return heldArea(
      'payment_method',
      rows.length,
      rows.flatMap(({ paidAt }) =>
        paidAt === null ? [] : [{ basis: 'accounting' as const, until: bookedUntil(paidAt), count: 1 }],
      ),
    );
  },
  export: async (ctx, tx, person) =>
    (await methodsOf(ctx, tx, person)).map(({ row }) => ({
      rail: row.rail,
      holder: row.holder,
      country: row.country,
      currency: row.currency,
      account: row.accountMask,
      proposedAt: formatInstant(row.proposedAt),
    })),
  erase: async (ctx, tx, person) => {
    const ids = (await methodsOf(ctx, tx, person)).flatMap(({ row, paidAt }) => (paidAt === null ? [row.id] : []));
    if (ids.length === 0) return;
    await tx
      .update(paymentMethods)
      .set({ holder: '', accountSealed: '', accountMask: '', bic: null, status: 'refused', refusal: null })
      .where(and(eq(paymentMethods.tenantId, ctx.tenantId), inArray(paymentMethods.id, ids)));
  },
};

async function methodsOf(ctx: ServiceContext, tx: Transaction, { solePartnerIds }: Person) {
  if (solePartnerIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(paymentMethods)
    .where(and(eq(paymentMethods.tenantId, ctx.tenantId), inArray(paymentMethods.partnerId, [...solePartnerIds])));
  const paid = await tx
    .select({ id: payouts.paymentMethodId, at: max(payouts.changedAt) })
    .from(payouts)
    .where(and(eq(payouts.tenantId, ctx.tenantId), inArray(payouts.partnerId, [...solePartnerIds])))
    .groupBy(payouts.paymentMethodId);
  return rows
    .filter(({ accountSealed }) => accountSealed !== '')
    .map((row) => ({ row, paidAt: paid.find(({ id }) => id === row.id)?.at ?? null }));
}

/** Statements, payouts and statements about tax: the books, and what they rest on. All of it is kept. */
export const moneyArea: PersonalArea = {
  area: 'money',
  find: async (ctx, tx, person) => {
    const { total, lastAt } = await booksOf(ctx, tx, person);
    return heldArea('money', total, [{ basis: 'accounting', until: bookedUntil(lastAt), count: total }]);
  },
  export: async (ctx, tx, person) => {
    const { stated, paid } = await booksOf(ctx, tx, person);
    return {
      statements: stated.map(({ number, closingMinor, currency, createdAt }) => ({
        number,
        closingMinor: closingMinor.toString(),
        currency,
        createdAt: formatInstant(createdAt),
      })),
      payouts: paid.map(({ id, amountMinor, currency, status, changedAt }) => ({
        id,
        amountMinor: amountMinor.toString(),
        currency,
        status,
        changedAt: formatInstant(changedAt),
      })),
    };
  },
  erase: async () => {},
};

async function booksOf(ctx: ServiceContext, tx: Transaction, { solePartnerIds }: Person) {
  if (solePartnerIds.length === 0) return { stated: [], paid: [], total: 0, lastAt: ctx.now() };
  const partnerIds = [...solePartnerIds];
  const stated = await tx
    .select({
      number: statements.number,
      closingMinor: statements.closingMinor,
      currency: statements.currency,
      createdAt: statements.createdAt,
    })
    .from(statements)
    .innerJoin(
      enrollments,
      and(eq(enrollments.tenantId, statements.tenantId), eq(enrollments.id, statements.enrollmentId)),
    )
    .where(and(eq(statements.tenantId, ctx.tenantId), inArray(enrollments.partnerId, partnerIds)));
  const paid = await tx
    .select()
    .from(payouts)
    .where(and(eq(payouts.tenantId, ctx.tenantId), inArray(payouts.partnerId, partnerIds)));
  const [taxed] = await tx
    .select({ total: count() })
    .from(taxFormRows)
    .where(and(eq(taxFormRows.tenantId, ctx.tenantId), inArray(taxFormRows.partnerId, partnerIds)));
  const times = [...stated.map(({ createdAt }) => createdAt), ...paid.map(({ changedAt }) => changedAt)];
  return {
    stated,
    paid,
    total: stated.length + paid.length + (taxed?.total ?? 0),
    lastAt: times.length === 0 ? ctx.now() : Math.max(...times),
  };
}
