import type { PartnerHold } from '@countersign/contracts/hold/operations';
import { and, eq, inArray, type SQL } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { partners } from '@countersign/db/schema/tenant';
import { partnerHolds } from '@countersign/db/schema/vetting';
import { blocksMoney } from '@countersign/domain/hold/hold';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';

/** Holds with their partner. */
export function selectHolds(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({ hold: partnerHolds, partner: { id: partners.id, name: partners.name } })
    .from(partnerHolds)
    .innerJoin(partners, and(eq(partners.tenantId, partnerHolds.tenantId), eq(partners.id, partnerHolds.partnerId)))
    .where(where)
    .$dynamic();
}
type HoldRead = Awaited<ReturnType<typeof selectHolds>>[number];

export async function presentHolds(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly HoldRead[],
): Promise<PartnerHold[]> {
  const persons = rows.flatMap(({ hold }) => [hold.placedByPerson ?? '', hold.liftedByPerson ?? '']).filter(Boolean);
  const people =
    persons.length === 0
      ? []
      : await tx
          .select({ personId: members.personId, name: members.name })
          .from(members)
          .where(and(eq(members.tenantId, ctx.tenantId), inArray(members.personId, [...new Set(persons)])));
  const nameOf = (personId: string | null) => people.find((person) => person.personId === personId)?.name ?? null;
  return rows.map(({ hold, partner }) => ({
    id: hold.id,
    partner,
    held: hold.held,
    reason: hold.reason,
    blocksMoney: blocksMoney(hold.reason),
    sourceId: hold.sourceId,
    note: hold.note,
    placedBy: nameOf(hold.placedByPerson),
    placedAt: formatInstant(hold.placedAt),
    liftedBy: nameOf(hold.liftedByPerson),
    liftedAt: hold.liftedAt === null ? null : formatInstant(hold.liftedAt),
    liftNote: hold.liftNote,
  }));
}
