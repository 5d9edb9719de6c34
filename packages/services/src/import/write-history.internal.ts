import { caseEvents, cases } from '@countersign/db/schema/case';
import { dealLines, dealRegistrations, dealRevisions } from '@countersign/db/schema/deal-registration';
import type { ServiceContext, Transaction } from '../context.ts';
import { nextDealNumbers } from '../deal-registration/next-numbers.ts';
import { addSubjects } from '../matching/index-subject.ts';
import { resolveCustomers } from '../matching/resolve-customers.ts';
import { customerOf, customerRef } from './duplicates.internal.ts';
import { closedCase, finishedDeal, firstRevision, type Past, timelineOf } from './history-rows.internal.ts';
import { openStatus } from './mapping/targets.ts';
import { type CreateDeals, newDeal } from './new-deal.internal.ts';
import { noonOf } from './noon.ts';

/** Writes closed rows as finished registrations, each with its case, revision and timeline; in one go for all of them. */
export async function writeHistory(
  ctx: ServiceContext,
  tx: Transaction,
  given: CreateDeals,
): Promise<Map<string, string>> {
  if (given.rows.length === 0) return new Map();
  const past = await placeInTime(ctx, tx, given);
  const deals = past.map((one) => ({ ...newDeal(ctx, given, one.keyed), ...finishedDeal(given, one) }));
  const added = new Set(
    (
      await tx.insert(dealRegistrations).values(deals).onConflictDoNothing().returning({ id: dealRegistrations.id })
    ).map(({ id }) => id),
  );
  const kept = past.filter(({ dealId }) => added.has(dealId));
  if (kept.length === 0) return new Map();
  await tx.insert(cases).values(kept.map((one) => closedCase(ctx, given, one)));
  await tx
    .insert(dealLines)
    .values(
      kept.flatMap(({ dealId, keyed }) =>
        keyed.row.terms.lines.map((line) => ({ tenantId: ctx.tenantId, dealId, ...line })),
      ),
    );
  await tx.insert(dealRevisions).values(kept.map((one) => firstRevision(ctx, given, one)));
  await tx.insert(caseEvents).values(kept.flatMap((one) => timelineOf(ctx, given, one)));
  // Of finished registrations only a won one is looked at when somebody else comes for the customer.
  const won = kept.filter(({ status }) => status === 'won');
  await addSubjects(
    ctx,
    tx,
    won.map(({ dealId, keyed }) => ({ kind: 'registration' as const, id: dealId, customer: customerOf(keyed.row) })),
  );
  return new Map(kept.map(({ keyed, dealId }) => [keyed.key, dealId]));
}

async function placeInTime(ctx: ServiceContext, tx: Transaction, given: CreateDeals): Promise<Past[]> {
  await findCustomers(ctx, tx, given);
  const dated = given.rows.map((keyed) => {
    const { submittedOn, closedOn } = keyed.row;
    const closed = closedOn ?? submittedOn;
    const closedAt = closed === null ? ctx.now() : noonOf(closed);
    return { keyed, submittedAt: submittedOn === null ? closedAt : noonOf(submittedOn), closedAt };
  });
  const numbers = await nextDealNumbers(
    ctx,
    tx,
    dated.map(({ submittedAt }) => new Date(submittedAt).getUTCFullYear()),
  );
  return dated.flatMap((one, index) => {
    const { status } = one.keyed.row;
    const [number, customerId] = [numbers[index], given.customerIds.get(customerRef(one.keyed.row))];
    if (status === openStatus || number === undefined || customerId === undefined)
      throw new Error(`line ${one.keyed.line} is no history`);
    return [{ ...one, status, number, customerId, dealId: ctx.ids.next('deal'), caseId: ctx.ids.next('case') }];
  });
}

async function findCustomers(ctx: ServiceContext, tx: Transaction, given: CreateDeals): Promise<void> {
  const missing = new Map(
    given.rows
      .map(({ row }) => [customerRef(row), customerOf(row)] as const)
      .filter(([ref]) => !given.customerIds.has(ref)),
  );
  for (const [ref, id] of await resolveCustomers(ctx, tx, missing, given.onProgress)) given.customerIds.set(ref, id);
}
