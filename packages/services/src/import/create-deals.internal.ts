import { dealLines, dealRegistrations } from '@countersign/db/schema/deal-registration';
import type { ServiceContext, Transaction } from '../context.ts';
import { openDealCases } from '../deal-registration/open-case.ts';
import { addSubjects } from '../matching/index-subject.ts';
import type { Keyed } from './commit-rows.internal.ts';
import { customerOf } from './duplicates.internal.ts';
import { openStatus } from './mapping/targets.ts';
import { type CreateDeals, newDeal } from './new-deal.internal.ts';
import type { DealRow } from './rows/deal-row.ts';
import { writeHistory } from './write-history.internal.ts';

/** Workflows of imported cases start behind what people wait for. */
const bulkPriority = 5;

/**
 * Closed rows become history: finished registrations and cases without workflow, mail, slot or timer. Open ones become
 * cases that the relay starts at its pace. Gives the registration under each key.
 */
export async function createDeals(
  ctx: ServiceContext,
  tx: Transaction,
  given: CreateDeals,
): Promise<Map<string, string>> {
  const [open, closed] = [
    given.rows.filter(({ row }) => row.status === openStatus),
    given.rows.filter(({ row }) => row.status !== openStatus),
  ];
  const created = await writeHistory(ctx, tx, { ...given, rows: closed });
  const added = await addOpen(ctx, tx, given, open);
  const opens = added.map((deal) => ({
    deal,
    personId: given.starter.personId,
    personName: given.starter.name,
    sendsMail: given.sendsMail,
    receivedAt: deal.submittedAt ?? ctx.now(),
    priority: bulkPriority,
  }));
  await openDealCases(ctx, tx, opens, given.onProgress);
  for (const { id, importKey } of added) if (importKey !== null) created.set(importKey, id);
  return created;
}

/** Findable at once, although their cases have not started: the next file may ask for the same. */
async function addOpen(ctx: ServiceContext, tx: Transaction, given: CreateDeals, rows: readonly Keyed<DealRow>[]) {
  if (rows.length === 0) return [];
  const deals = rows.map((keyed) => newDeal(ctx, given, keyed));
  const added = await tx.insert(dealRegistrations).values(deals).onConflictDoNothing().returning();
  const rowOfKey = new Map(rows.map(({ key, row }) => [key, row]));
  const kept = added.flatMap((deal) => {
    const row = rowOfKey.get(deal.importKey ?? '');
    return row ? [{ id: deal.id, row }] : [];
  });
  if (kept.length === 0) return [];
  await tx
    .insert(dealLines)
    .values(
      kept.flatMap(({ id, row }) => row.terms.lines.map((line) => ({ tenantId: ctx.tenantId, dealId: id, ...line }))),
    );
  await addSubjects(
    ctx,
    tx,
    kept.map(({ id, row }) => ({ kind: 'registration' as const, id, customer: customerOf(row) })),
  );
  return added;
}
