import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { payoutOperations } from '@countersign/contracts/payout/operations';
import { and, eq } from '@countersign/db/query';
import { payoutRuns, payouts } from '@countersign/db/schema/payout';
import { programs } from '@countersign/db/schema/tenant';
import { parseMoney } from '@countersign/domain/money/money';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import { keepEntry } from '../bank-entry/keep-entry.ts';
import { civilDateIn, instantAt } from '../calendar/zone.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { currencyOf } from '../payout-run/list-of.ts';
import { settleRunAtRest } from '../payout-run/settle-at-rest.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { presentPayout } from './get.ts';
import { movePayout } from './move.ts';

type Operation = (typeof payoutOperations)['settle'];

/** Somebody has paid by hand and proves it: the reference, the day and exactly the amount. */
export function settlePayout(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payout.settle');
  requireMember(ctx);
  const amount = parseMoney(body.amount);
  if (!amount.ok) throw invalidInput({ field: 'amount', code: amount.refusal.code });
  return transact(ctx, async (tx) => {
    const [found] = await tx
      .select({ payout: payouts, run: payoutRuns, zone: programs.zone })
      .from(payouts)
      .innerJoin(payoutRuns, and(eq(payoutRuns.tenantId, payouts.tenantId), eq(payoutRuns.id, payouts.runId)))
      .innerJoin(programs, and(eq(programs.tenantId, payoutRuns.tenantId), eq(programs.id, payoutRuns.programId)))
      .where(and(eq(payouts.tenantId, ctx.tenantId), eq(payouts.id, params.id)))
      .for('update', { of: payouts });
    if (!found) throw notFound('payout');
    const { payout, run, zone } = found;
    requireRevision(payout.revision, ifMatch);
    const rail = ctx.ports.payoutRails[run.rail];
    if (rail.delivery !== 'manual' || payout.endToEndId === null || run.releasedAt === null)
      throw new AppError('action_not_available', { detail: 'The bank says what became of this payout.' });
    const proved = rail.settle({
      order: { endToEndId: payout.endToEndId, amountMinor: payout.amountMinor, currency: currencyOf(payout.currency) },
      proof: {
        reference: body.reference,
        paidOn: body.paidOn as Parameters<typeof rail.settle>[0]['proof']['paidOn'],
        amountMinor: amount.value.amountMinor,
        currency: amount.value.currency,
      },
      handedOverOn: civilDateIn(zone, run.releasedAt),
      today: civilDateIn(zone, ctx.now()),
    });
    if (!proved.ok) throw invalidInput({ field: 'reference', code: proved.refusal.code });
    const moved = await movePayout(ctx, tx, payout, {
      event: 'settle',
      at: instantAt({ zone, date: proved.value.bookedOn, seconds: 0 }),
      change: { settledMinor: payout.amountMinor },
    });
    if (!moved) throw new AppError('action_not_available', { facts: { status: payout.status } });
    const isNew = await keepEntry(ctx, tx, {
      legalEntityId: run.legalEntityId,
      account: '',
      entry: proved.value,
      payoutId: payout.id,
      status: 'matched',
      ownerMemberId: null,
    });
    if (!isNew)
      throw invalidInput({ field: 'reference', code: 'taken', message: 'this reference proves another payment' });
    await settleRunAtRest(ctx, tx, run.id);
    await recordAudit(ctx, tx, {
      action: 'payout.settle',
      subjectKind: 'payout',
      subjectId: payout.id,
      facts: { reference: body.reference, paidOn: body.paidOn },
    });
    return presentPayout(ctx, tx, payout.id);
  });
}
