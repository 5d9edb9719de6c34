import type { PaymentMethod } from '@countersign/contracts/payment-method/operations';
import { and, eq, inArray } from '@countersign/db/query';
import { paymentMethods } from '@countersign/db/schema/payout';
import { contacts, members } from '@countersign/db/schema/people';
import { partners } from '@countersign/db/schema/tenant';
import { isOwnName } from '@countersign/domain/matching/own-name';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { legalNamesOf } from '../partner/legal-names.ts';
import { type PaymentMethodRow, standingOf } from './in-use.ts';

/** Payment methods without the whole account number, in a fixed number of queries. */
export async function presentPaymentMethods(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly PaymentMethodRow[],
): Promise<PaymentMethod[]> {
  if (rows.length === 0) return [];
  const partnerIds = [...new Set(rows.map((row) => row.partnerId))];
  const names = await tx
    .select({ id: partners.id, name: partners.name })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), inArray(partners.id, partnerIds)));
  const ofPartners = await tx
    .select()
    .from(paymentMethods)
    .where(and(eq(paymentMethods.tenantId, ctx.tenantId), inArray(paymentMethods.partnerId, partnerIds)));
  const personName = await namesOf(ctx, tx, rows);
  // A partner knows whose account it is; what it is held against is said to whoever confirms it.
  const legalNames = ctx.actor.kind === 'contact' ? null : await legalNamesOf(ctx, tx, partnerIds);
  return rows.map((row) => {
    const standing = standingOf(
      ofPartners.filter(({ partnerId }) => partnerId === row.partnerId),
      ctx.now(),
    );
    return {
      id: row.id,
      partner: { id: row.partnerId, name: names.find(({ id }) => id === row.partnerId)?.name ?? '' },
      rail: row.rail,
      holder: row.holder,
      isOwnName: legalNames === null ? null : isOwnName(legalNames.get(row.partnerId) ?? [], row.holder),
      legalNames: [...(legalNames?.get(row.partnerId) ?? [])],
      country: row.country,
      currency: row.currency,
      account: row.accountMask,
      bic: row.bic,
      status: row.status,
      proposedBy: personName(row.proposedByPerson),
      proposedAt: formatInstant(row.proposedAt),
      confirmedBy: row.confirmedByPerson === null ? null : personName(row.confirmedByPerson),
      usableFrom: formatInstant(row.usableFrom),
      isInUse: standing.holdReason === null && standing.method.id === row.id,
      refusal: row.refusal,
      revision: row.revision,
    };
  });
}

async function namesOf(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly PaymentMethodRow[],
): Promise<(personId: string) => string> {
  const persons = [...new Set(rows.flatMap((row) => [row.proposedByPerson, row.confirmedByPerson ?? '']))];
  const staff = await tx
    .select({ personId: members.personId, name: members.name })
    .from(members)
    .where(and(eq(members.tenantId, ctx.tenantId), inArray(members.personId, persons)));
  const people = await tx
    .select({ personId: contacts.personId, name: contacts.name })
    .from(contacts)
    .where(and(eq(contacts.tenantId, ctx.tenantId), inArray(contacts.personId, persons)));
  return (personId) => [...staff, ...people].find((person) => person.personId === personId)?.name ?? '';
}
