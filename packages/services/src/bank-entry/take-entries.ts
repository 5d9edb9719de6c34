import { and, eq, sql } from '@countersign/db/query';
import { bankEntries, payoutRuns, payouts } from '@countersign/db/schema/payout';
import { members } from '@countersign/db/schema/people';
import { programs } from '@countersign/db/schema/tenant';
import type { BankStatementEntry } from '@countersign/ports/payout-rail/bank-statement';
import { instantAt } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { movePayout } from '../payout/move.ts';
import { settleRunAtRest } from '../payout-run/settle-at-rest.ts';
import { keepEntry } from './keep-entry.ts';

/** Whose statement it is, and of which of its accounts. */
export interface StatementOwner {
  readonly legalEntityId: string;
  readonly account: string;
}

export interface TakenEntries {
  read: number;
  known: number;
  settled: number;
  returned: number;
  exceptions: number;
}

/**
 * Takes what the bank says into the books. A movement settles or returns the payout whose end-to-end id it names, when
 * amount and currency are the payout's; every other outgoing movement or return is an exception that somebody owns. The same
 * movement read twice is one. Money that came in for other reasons is none of ours and is not kept.
 */
export async function takeEntries(
  ctx: ServiceContext,
  tx: Transaction,
  of: StatementOwner,
  entries: readonly BankStatementEntry[],
): Promise<TakenEntries> {
  const taken: TakenEntries = { read: 0, known: 0, settled: 0, returned: 0, exceptions: 0 };
  for (const entry of entries) {
    if (entry.amountMinor > 0n && !entry.isReturn && entry.endToEndId === null) continue;
    taken.read += 1;
    taken[await takeEntry(ctx, tx, of, entry)] += 1;
  }
  return taken;
}

type Outcome = Exclude<keyof TakenEntries, 'read'>;

async function takeEntry(
  ctx: ServiceContext,
  tx: Transaction,
  of: StatementOwner,
  entry: BankStatementEntry,
): Promise<Outcome> {
  const { legalEntityId } = of;
  if (await isKnown(ctx, tx, of, entry.reference)) return 'known';
  const found = entry.endToEndId === null ? undefined : await findPayout(ctx, tx, legalEntityId, entry.endToEndId);
  if (found) {
    const { payout, zone } = found;
    const isExact = magnitude(entry.amountMinor) === payout.amountMinor && entry.currency === payout.currency;
    const event = entry.isReturn ? 'return' : 'settle';
    const direction = entry.isReturn ? entry.amountMinor > 0n : entry.amountMinor < 0n;
    const moved =
      isExact && direction
        ? await movePayout(ctx, tx, payout, {
            event,
            at: instantAt({ zone, date: entry.bookedOn, seconds: 0 }),
            ...(entry.reasonCode === null ? {} : { code: entry.reasonCode }),
            change: event === 'settle' ? { settledMinor: payout.amountMinor } : {},
          })
        : null;
    if (moved) {
      await keepEntry(ctx, tx, { ...of, entry, payoutId: payout.id, status: 'matched', ownerMemberId: null });
      await settleRunAtRest(ctx, tx, payout.runId);
      return event === 'settle' ? 'settled' : 'returned';
    }
  }
  await keepEntry(ctx, tx, {
    ...of,
    entry,
    payoutId: found?.payout.id ?? null,
    status: 'exception',
    ownerMemberId: await ownerOf(ctx, tx, found?.makers ?? []),
  });
  return 'exceptions';
}

function magnitude(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}

async function isKnown(ctx: ServiceContext, tx: Transaction, of: StatementOwner, reference: string) {
  const [row] = await tx
    .select({ id: bankEntries.id })
    .from(bankEntries)
    .where(
      and(
        eq(bankEntries.tenantId, ctx.tenantId),
        eq(bankEntries.legalEntityId, of.legalEntityId),
        eq(bankEntries.account, of.account),
        eq(bankEntries.reference, reference),
      ),
    );
  return row !== undefined;
}

async function findPayout(ctx: ServiceContext, tx: Transaction, legalEntityId: string, endToEndId: string) {
  const [found] = await tx
    .select({ payout: payouts, makers: payoutRuns.makers, zone: programs.zone })
    .from(payouts)
    .innerJoin(payoutRuns, and(eq(payoutRuns.tenantId, payouts.tenantId), eq(payoutRuns.id, payouts.runId)))
    .innerJoin(programs, and(eq(programs.tenantId, payoutRuns.tenantId), eq(programs.id, payoutRuns.programId)))
    .where(
      and(
        eq(payouts.tenantId, ctx.tenantId),
        eq(payouts.endToEndId, endToEndId),
        eq(payoutRuns.legalEntityId, legalEntityId),
      ),
    )
    .for('update', { of: payouts });
  return found;
}

/** Whoever prepared the run, or else somebody who prepares runs. */
async function ownerOf(ctx: ServiceContext, tx: Transaction, makers: readonly string[]): Promise<string | null> {
  const [row] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.tenantId, ctx.tenantId), eq(members.status, 'active')))
    .orderBy(
      sql`${members.personId} = any(array(select jsonb_array_elements_text(${JSON.stringify(makers)}::text::jsonb))) desc,
        ${members.roles} @> '["finance_operator"]'::jsonb desc, ${members.roles} @> '["finance_approver"]'::jsonb desc,
        ${members.roles} @> '["administrator"]'::jsonb desc, ${members.id}`,
    )
    .limit(1);
  return row?.id ?? null;
}
