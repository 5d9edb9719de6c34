import { and, asc, eq, gt } from '@countersign/db/query';
import { payouts } from '@countersign/db/schema/payout';
import type { PayoutBatch } from '@countersign/ports/payout-rail/order';
import type { CallRail, FoundOrder, OrderOutcome } from '@countersign/ports/payout-rail/port';
import type { ServiceContext } from '../context.ts';
import { takeNumbers } from '../number/take-numbers.ts';
import { movePayout } from '../payout/move.ts';
import { read } from '../transact.ts';
import { batchOf } from './batch-of.ts';
import { type ListedRow, selectListed } from './list-of.ts';
import type { PayoutRunRow } from './load-run.ts';

const chunkSize = 100;

/**
 * Finds out what became of every payout of a run that may have left: asks the rail first, and sends those that it has
 * never seen, under the key they have, as long as the rail still knows a repeated key for one.
 */
export async function askRail(
  ctx: ServiceContext,
  run: PayoutRunRow,
  beat: (progress: { readonly after: string }) => void,
): Promise<void> {
  const rail = ctx.ports.payoutRails[run.rail];
  if (rail.delivery !== 'call') return;
  for (let after: string | null = ''; after !== null; ) {
    beat({ after });
    const chunk: ListedRow[] = await unknownOf(ctx, run.id, after);
    if (chunk.length > 0) await askAbout(ctx, { run, rail, chunk });
    after = chunk.at(-1)?.payout.id ?? null;
  }
}

async function askAbout(
  ctx: ServiceContext,
  at: {
    readonly run: PayoutRunRow;
    readonly rail: CallRail;
    readonly chunk: readonly ListedRow[];
  },
): Promise<void> {
  const { run, rail, chunk } = at;
  const found = await rail.find(chunk.map(({ payout }) => payout.endToEndId ?? ''));
  const known = new Map(found.map((order) => [order.endToEndId, order]));
  const absent = chunk.filter(({ payout }) => mayBeSent(ctx, rail, payout, known.get(payout.endToEndId ?? '')));
  const submitted = absent.length === 0 ? [] : await rail.submit(await nextBatch(ctx, run, absent));
  const outcomes = new Map<string, FoundOrder | OrderOutcome>([
    ...known,
    ...submitted.map((outcome) => [outcome.endToEndId, outcome] as const),
  ]);
  for (const { payout } of chunk) {
    const outcome = outcomes.get(payout.endToEndId ?? '');
    if (outcome) await keepOutcome(ctx, payout.id, outcome);
  }
}

/** A message under a number that the run has not used and will not use again, kept before the message leaves. */
function nextBatch(ctx: ServiceContext, run: PayoutRunRow, list: readonly ListedRow[]): Promise<PayoutBatch> {
  return read(ctx, async (tx) => {
    const part = await takeNumbers(ctx, tx, { sequence: `payout-message/${run.id}`, count: 1 });
    return batchOf(ctx, tx, run, { part, list });
  });
}

/** Only what the rail surely has not seen, and only while it would still know the key. */
function mayBeSent(
  ctx: ServiceContext,
  rail: CallRail,
  payout: ListedRow['payout'],
  found: FoundOrder | undefined,
): boolean {
  return found?.status === 'absent' && payout.intentAt !== null && ctx.now() - payout.intentAt < rail.keyWindowMs;
}

async function keepOutcome(ctx: ServiceContext, payoutId: string, outcome: FoundOrder | OrderOutcome): Promise<void> {
  await read(ctx, async (tx) => {
    const [payout] = await tx
      .select()
      .from(payouts)
      .where(and(eq(payouts.tenantId, ctx.tenantId), eq(payouts.id, payoutId)))
      .for('update');
    if (payout?.status !== 'unknown') return;
    switch (outcome.status) {
      case 'accepted':
        await movePayout(ctx, tx, payout, { event: 'accept', at: ctx.now() });
        return;
      case 'refused':
        await movePayout(ctx, tx, payout, { event: 'refuse', at: ctx.now(), code: outcome.code });
        return;
      case 'absent':
      case 'unknown':
        return;
      default:
        return outcome satisfies never;
    }
  });
}

async function unknownOf(ctx: ServiceContext, runId: string, after: string): Promise<ListedRow[]> {
  return read(ctx, (tx) =>
    selectListed(tx)
      .where(
        and(
          eq(payouts.tenantId, ctx.tenantId),
          eq(payouts.runId, runId),
          eq(payouts.status, 'unknown'),
          gt(payouts.id, after),
        ),
      )
      .orderBy(asc(payouts.id))
      .limit(chunkSize),
  );
}
