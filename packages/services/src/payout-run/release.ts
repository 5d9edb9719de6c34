import { and, asc, eq, gt, inArray, sql } from '@countersign/db/query';
import { payoutRuns, payouts } from '@countersign/db/schema/payout';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { payabilityOf } from '@countersign/domain/exit/payable';
import { endToEndIdOf } from '@countersign/domain/payout/keys';
import type { PayoutHoldReason } from '@countersign/domain/payout/payout';
import { payoutAfter } from '@countersign/domain/payout/payout-transition';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { heldPartners } from '../hold/held-partners.ts';
import { type PaymentMethodRow, standingOf } from '../payment-method/in-use.ts';
import { movePayout } from '../payout/move.ts';
import { read } from '../transact.ts';
import { askRail } from './ask-rail.ts';
import { payerOf } from './batch-of.ts';
import { methodsOf } from './gather.ts';
import { hashOfList, type ListedRow, readyList, selectListed } from './list-of.ts';
import { lockRun, type PayoutRunRow } from './load-run.ts';
import { refusedByRail } from './refused-by-rail.ts';
import { settleRunAtRest } from './settle-at-rest.ts';

const chunkSize = 100;

/**
 * Carries an approved run out, from wherever it stands: checks that the list is the approved one to the letter, takes each
 * payout out of what is available and stores its key, and only then calls the rail. It may be stopped at any point and run
 * again: what may have been sent is asked about and never sent under another key.
 */
export async function releaseRun(
  ctx: ServiceContext,
  runId: string,
  beat: (progress: { readonly after: string }) => void,
): Promise<void> {
  const run = await begin(ctx, runId);
  if (run === null) return;
  for (let after: string | null = ''; after !== null; ) {
    beat({ after });
    after = await intend(ctx, run, after);
  }
  if (ctx.ports.payoutRails[run.rail].delivery === 'call') await askRail(ctx, run, beat);
  await read(ctx, (tx) => settleRunAtRest(ctx, tx, run.id));
}

/** The run if it is to be released: its list is looked at once more before anything leaves. */
function begin(ctx: ServiceContext, runId: string): Promise<PayoutRunRow | null> {
  return read(ctx, async (tx) => {
    const run = await lockRun(ctx, tx, runId);
    if (run.status === 'released') return run;
    if (run.status !== 'approved') return null;
    const fault = await faultOf(ctx, tx, run);
    const change =
      fault === null
        ? ({ status: 'released', releasedAt: ctx.now(), payerAccount: await accountOf(ctx, tx, run) } as const)
        : ({ status: 'cancelled' } as const);
    if (fault !== null) {
      ctx.log.error({ runId, fault }, 'an approved run cannot be released; nothing of it is paid');
      await tx
        .update(payouts)
        .set({ status: 'cancelled', changedAt: ctx.now(), revision: sql`${payouts.revision} + 1` })
        .where(
          and(
            eq(payouts.tenantId, ctx.tenantId),
            eq(payouts.runId, run.id),
            inArray(payouts.status, ['ready', 'held']),
          ),
        );
    }
    const [row] = await tx
      .update(payoutRuns)
      .set({ ...change, revision: run.revision + 1 })
      .where(and(eq(payoutRuns.tenantId, ctx.tenantId), eq(payoutRuns.id, run.id)))
      .returning();
    return fault === null && row ? row : null;
  });
}

/** The account that the run leaves from; null where people pay it by hand. */
async function accountOf(ctx: ServiceContext, tx: Transaction, run: PayoutRunRow): Promise<string | null> {
  if (ctx.ports.payoutRails[run.rail].delivery === 'manual') return null;
  return (await payerOf(ctx, tx, run)).account;
}

/** Why nothing of a run may leave, or null: another list than was approved, or an account that cannot pay any more. */
async function faultOf(
  ctx: ServiceContext,
  tx: Transaction,
  run: PayoutRunRow,
): Promise<'list_changed' | 'payer_unusable' | null> {
  const list = await readyList(ctx, tx, run.id);
  if (hashOfList(ctx, list) !== run.listHash) return 'list_changed';
  const refused = await refusedByRail(ctx, tx, run, list);
  return [...refused.values()].includes('payer_unusable') ? 'payer_unusable' : null;
}

/** Keys and postings of the next payouts, in one transaction; gives back the last one looked at. */
function intend(ctx: ServiceContext, run: PayoutRunRow, after: string): Promise<string | null> {
  return read(ctx, async (tx) => {
    const chunk = await selectListed(tx)
      .where(
        and(
          eq(payouts.tenantId, ctx.tenantId),
          eq(payouts.runId, run.id),
          eq(payouts.status, 'ready'),
          gt(payouts.id, after),
        ),
      )
      .orderBy(asc(payouts.id))
      .limit(chunkSize)
      .for('update', { of: payouts });
    const partnerIds = [...new Set(chunk.map(({ payout }) => payout.partnerId))];
    const methods = await methodsOf(ctx, tx, partnerIds);
    const held = await heldPartners(ctx, tx, { partnerIds, held: 'payouts' });
    const inactive = await inactiveEnrollments(ctx, tx, chunk);
    const refused = await refusedByRail(ctx, tx, run, chunk);
    const event = ctx.ports.payoutRails[run.rail].delivery === 'call' ? 'call' : 'hand_over';
    for (const row of chunk) {
      const standing: PayoutHoldReason | null = inactive.has(row.payout.enrollmentId)
        ? 'partner_not_active'
        : held.has(row.payout.partnerId)
          ? 'partner_held'
          : changedMethod(ctx, methods.get(row.payout.partnerId) ?? [], row.method);
      const reason = standing ?? (refused.has(row.payout.id) ? 'payment_method_unusable' : null);
      if (reason !== null) await hold(ctx, tx, row, reason);
      else await take(ctx, tx, row, event);
    }
    return chunk.at(-1)?.payout.id ?? null;
  });
}

/** Whoever changed how it is paid after the approval has its payout held, not sent to the old account. */
function changedMethod(
  ctx: ServiceContext,
  methods: readonly PaymentMethodRow[],
  approved: PaymentMethodRow,
): PayoutHoldReason | null {
  const standing = standingOf(methods, ctx.now());
  if (standing.holdReason !== null) return standing.holdReason;
  return standing.method.id === approved.id ? null : 'payment_method_not_confirmed';
}

async function take(ctx: ServiceContext, tx: Transaction, row: ListedRow, event: 'call' | 'hand_over'): Promise<void> {
  const attempt = row.payout.attempt + 1;
  const endToEndId = endToEndIdOf(row.payout.id, attempt);
  try {
    await tx.transaction((inner) =>
      movePayout(ctx, inner, row.payout, {
        event,
        at: ctx.now(),
        change: { attempt, endToEndId, intentAt: ctx.now() },
      }),
    );
  } catch (error) {
    // What was taken back since the list was made: the write itself refuses to pay more than there is.
    if (!(error instanceof AppError && error.code === 'balance_too_low')) throw error;
    await hold(ctx, tx, row, 'balance_changed');
  }
}

async function hold(ctx: ServiceContext, tx: Transaction, row: ListedRow, reason: PayoutHoldReason): Promise<void> {
  const after = payoutAfter(row.payout.status, 'hold');
  if (!after.ok) throw new Error(`payout ${row.payout.id} is ${row.payout.status} and cannot be held`);
  await tx
    .update(payouts)
    .set({ status: after.value, holdReason: reason, revision: row.payout.revision + 1, changedAt: ctx.now() })
    .where(and(eq(payouts.tenantId, ctx.tenantId), eq(payouts.id, row.payout.id)));
}

async function inactiveEnrollments(
  ctx: ServiceContext,
  tx: Transaction,
  chunk: readonly ListedRow[],
): Promise<ReadonlySet<string>> {
  if (chunk.length === 0) return new Set();
  const rows = await tx
    .select({
      id: enrollments.id,
      enrollment: enrollments.status,
      partner: partners.status,
      settlesAt: enrollments.settlesAt,
    })
    .from(enrollments)
    .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .where(
      and(
        eq(enrollments.tenantId, ctx.tenantId),
        inArray(enrollments.id, [...new Set(chunk.map(({ payout }) => payout.enrollmentId))]),
      ),
    );
  return new Set(
    rows
      .filter((row) => ['partner_not_active', 'exit_hold'].includes(payabilityOf(row, ctx.now())))
      .map(({ id }) => id),
  );
}
