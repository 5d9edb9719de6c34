import type { BankEntry } from '@countersign/contracts/bank-entry/operations';
import { and, eq } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { bankEntries } from '@countersign/db/schema/payout';
import { members } from '@countersign/db/schema/people';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { presentSigned } from '../statement/signed-money.ts';

export function selectEntries(tx: Transaction) {
  return tx
    .select({ entry: bankEntries, entityName: legalEntities.name, ownerName: members.name })
    .from(bankEntries)
    .innerJoin(
      legalEntities,
      and(eq(legalEntities.tenantId, bankEntries.tenantId), eq(legalEntities.id, bankEntries.legalEntityId)),
    )
    .leftJoin(members, and(eq(members.tenantId, bankEntries.tenantId), eq(members.id, bankEntries.ownerMemberId)))
    .$dynamic();
}

export async function presentEntryById(ctx: ServiceContext, tx: Transaction, id: string): Promise<BankEntry> {
  const [found] = await selectEntries(tx).where(and(eq(bankEntries.tenantId, ctx.tenantId), eq(bankEntries.id, id)));
  if (!found) throw notFound('bank entry');
  return presentEntry(found);
}

export function presentEntry({
  entry,
  entityName,
  ownerName,
}: Awaited<ReturnType<typeof selectEntries>>[number]): BankEntry {
  return {
    id: entry.id,
    legalEntity: { id: entry.legalEntityId, name: entityName },
    reference: entry.reference,
    bookedOn: entry.bookedOn,
    amount: presentSigned(entry.amountMinor, entry.currency),
    endToEndId: entry.endToEndId,
    isReturn: entry.isReturn === 1,
    reasonCode: entry.reasonCode,
    payoutId: entry.payoutId,
    status: entry.status,
    owner: entry.ownerMemberId === null ? null : { id: entry.ownerMemberId, name: ownerName ?? '' },
    note: entry.note,
    createdAt: formatInstant(entry.createdAt),
  };
}
