import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { payoutRunOperations } from '@countersign/contracts/payout-run/operations';
import { and, eq, exists, inArray, isNotNull, or, sql } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { payoutRuns, payouts } from '@countersign/db/schema/payout';
import { statements } from '@countersign/db/schema/statement';
import { programs } from '@countersign/db/schema/tenant';
import type { Rail } from '@countersign/domain/payout/payout';
import { civilDate } from '@countersign/domain/time/civil-date';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { ensureDefaultLegalEntity } from '../legal-entity/ensure-default.ts';
import { takeNumbers } from '../number/take-numbers.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { gatherPayouts } from './gather.ts';
import { minimumOf } from './minimum-of.ts';
import { presentRun } from './present.ts';
import { sumUpRun } from './sum-up.ts';

type Operation = (typeof payoutRunOperations)['create'];

/** Runs that still hold on to what is available; another would count it twice. */
const openStatuses = ['draft', 'computed', 'in_review', 'approved'] as const;

/**
 * Gathers what is available into a run: one payout per membership, ready or held with its reason. One run of a program and
 * rail is open at a time (`payout_run_open`); without anybody to pay there is none (`nothing_to_pay`).
 */
export function createPayoutRun(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payout-run.create');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const [program] = await tx
      .select()
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, body.programId)))
      .for('update');
    if (!program) throw invalidInput({ field: 'programId', code: 'unknown', message: 'there is no such program' });
    await refuseSecondRun(ctx, tx, body.programId);
    const legalEntityId = await ensureDefaultLegalEntity(ctx, tx);
    await requirePayerAccount(ctx, tx, { legalEntityId, rail: body.rail });
    const gathered = await gatherPayouts(ctx, tx, {
      programId: program.id,
      legalEntityId,
      rail: body.rail,
      currency: program.currency,
      payOn: civilDate(body.payOn),
      minimumMinor: minimumOf(program),
    });
    if (gathered.length === 0) throw new AppError('nothing_to_pay');
    const runId = ctx.ids.next('run');
    await tx.insert(payoutRuns).values({
      tenantId: ctx.tenantId,
      id: runId,
      number: await nextNumber(ctx, tx),
      programId: program.id,
      legalEntityId,
      rail: body.rail,
      currency: program.currency,
      payOn: body.payOn,
      status: 'computed',
      caseId: null,
      listHash: null,
      makers: [member.personId],
      approvedByPersons: [],
      totalMinor: 0n,
      payoutCount: 0,
      heldCount: 0,
      fileId: null,
      revision: 1,
      releasedAt: null,
      settledAt: null,
      createdAt: ctx.now(),
    });
    const unpaid = await unpaidStatements(
      ctx,
      tx,
      gathered.map(({ enrollmentId }) => enrollmentId),
    );
    await tx.insert(payouts).values(
      gathered.map((one) => ({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('pay'),
        runId,
        enrollmentId: one.enrollmentId,
        partnerId: one.partnerId,
        paymentMethodId: one.method?.id ?? null,
        amountMinor: one.amountMinor,
        currency: program.currency,
        status: one.holdReason === null ? ('ready' as const) : ('held' as const),
        holdReason: one.holdReason,
        attempt: 0,
        statementIds: unpaid.get(one.enrollmentId) ?? [],
        revision: 1,
        changedAt: ctx.now(),
      })),
    );
    await sumUpRun(ctx, tx, { id: runId, revision: 0 });
    await recordAudit(ctx, tx, {
      action: 'payout-run.create',
      subjectKind: 'payout_run',
      subjectId: runId,
      facts: { programId: program.id, rail: body.rail, payOn: body.payOn },
    });
    return presentRun(ctx, tx, runId);
  });
}

async function refuseSecondRun(ctx: ServiceContext, tx: Transaction, programId: string): Promise<void> {
  const leaving = tx
    .select({ id: payouts.id })
    .from(payouts)
    .where(
      and(
        eq(payouts.tenantId, payoutRuns.tenantId),
        eq(payouts.runId, payoutRuns.id),
        inArray(payouts.status, ['pending', 'ready']),
      ),
    );
  const [open] = await tx
    .select({ number: payoutRuns.number })
    .from(payoutRuns)
    .where(
      and(
        eq(payoutRuns.tenantId, ctx.tenantId),
        eq(payoutRuns.programId, programId),
        or(
          inArray(payoutRuns.status, [...openStatuses]),
          // Released, and not all of it has been taken out of what is available yet.
          and(eq(payoutRuns.status, 'released'), exists(leaving)),
        ),
      ),
    )
    .limit(1);
  if (open) throw new AppError('payout_run_open', { facts: { number: open.number } });
}

/** A bank pays from an account; by hand it may be any. */
async function requirePayerAccount(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly legalEntityId: string; readonly rail: Rail },
): Promise<void> {
  if (of.rail === 'manual') return;
  const [entity] = await tx
    .select({ iban: legalEntities.iban })
    .from(legalEntities)
    .where(and(eq(legalEntities.tenantId, ctx.tenantId), eq(legalEntities.id, of.legalEntityId)));
  if (!entity?.iban) throw new AppError('payer_account_missing');
}

async function nextNumber(ctx: ServiceContext, tx: Transaction): Promise<string> {
  const year = new Date(ctx.now()).getUTCFullYear();
  const number = await takeNumbers(ctx, tx, { sequence: `payout-run/${year}`, count: 1 });
  return `PR-${year}-${String(number).padStart(4, '0')}`;
}

/** The published statements of each membership that no payout has paid, or is under way to pay: of one that came back, again. */
async function unpaidStatements(
  ctx: ServiceContext,
  tx: Transaction,
  enrollmentIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tx
    .select({ id: statements.id, enrollmentId: statements.enrollmentId })
    .from(statements)
    .where(
      and(
        eq(statements.tenantId, ctx.tenantId),
        inArray(statements.enrollmentId, [...enrollmentIds]),
        isNotNull(statements.publishedAt),
        sql`not exists (select 1 from payouts p where p.tenant_id = ${statements.tenantId}
          and p.enrollment_id = ${statements.enrollmentId} and p.status not in ('held', 'cancelled', 'failed', 'returned')
          and p.statement_ids ? ${statements.id})`,
      ),
    )
    .orderBy(statements.createdAt, statements.id);
  return new Map(
    [...Map.groupBy(rows, ({ enrollmentId }) => enrollmentId)].map(([enrollmentId, found]) => [
      enrollmentId,
      found.map(({ id }) => id),
    ]),
  );
}
