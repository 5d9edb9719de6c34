import { and, asc, eq, gt, isNull, sql } from '@countersign/db/query';
import { cases, outbox } from '@countersign/db/schema/case';
import { dealRegistrations, slots } from '@countersign/db/schema/deal-registration';
import { workflowIdOf } from '@countersign/domain/case/case-state';
import { slotWonSignal } from '@countersign/domain/deal-registration/deal-case';
import type { ServiceContext, Transaction } from '../context.ts';
import { isBehindWin } from '../deal-registration/slots/held-by-win.ts';
import { tellNotedAgain } from '../onboarding/tell-noted-again.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { read } from '../transact.ts';
import { stateOf } from './state-of.ts';

export interface Rehydrated {
  readonly open: number;
  readonly restarted: number;
}

const pageSize = 200;

/**
 * Starts open cases of a tenant again from the database: all of them, or only those that nothing runs. Each gets a new
 * epoch first, so that an older run, should one turn up, can no longer write; then the relay starts it like any other.
 */
export async function rehydrateCases(
  ctx: ServiceContext,
  options: { readonly only: 'missing' | 'all'; readonly onProgress?: () => void },
): Promise<Rehydrated> {
  let open = 0;
  let restarted = 0;
  for (let after = ''; ; ) {
    const page = await read(ctx, (tx) =>
      tx
        .select()
        .from(cases)
        .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.isOpen, true), gt(cases.id, after)))
        .orderBy(asc(cases.id))
        .limit(pageSize),
    );
    for (const row of page) {
      open += 1;
      options.onProgress?.();
      const workflowId = workflowIdOf(stateOf(row));
      const found = await ctx.ports.caseRunner.describe(workflowId);
      if (options.only === 'missing' && (found === 'running' || (await isWaitingToStart(ctx, workflowId)))) continue;
      await restart(ctx, row.id, workflowId);
      restarted += 1;
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return { open, restarted };
    after = last.id;
  }
}

async function restart(ctx: ServiceContext, caseId: string, workflowId: string): Promise<void> {
  const epoch = await read(ctx, async (tx) => {
    const mine = and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, caseId));
    const [row] = await tx.select().from(cases).where(mine).for('update');
    if (!row?.isOpen) return null;
    const state = { ...stateOf(row), epoch: row.epoch + 1 };
    await tx.update(cases).set({ epoch: state.epoch, snapshot: state }).where(mine);
    return state.epoch;
  });
  if (epoch === null) return;
  await ctx.ports.caseRunner.terminate(workflowId, 'restarted from the database');
  await read(ctx, async (tx) => {
    await enqueue(ctx, tx, [
      { kind: 'start_case', key: `${workflowId}#${epoch}`, priority: 4, payload: { workflowId, caseId } },
    ]);
    await tellAgain(ctx, tx, caseId, `${workflowId}#${epoch}`);
  });
}

/** What was told to a run that is gone, a promotion or the end of the line, is told again. */
async function tellAgain(ctx: ServiceContext, tx: Transaction, caseId: string, key: string): Promise<void> {
  await tellNotedAgain(ctx, tx, { caseId, key });
  const signal = await newsOf(ctx, tx, caseId);
  if (signal === null) return;
  const workflowId = key.slice(0, key.lastIndexOf('#'));
  await enqueue(ctx, tx, [
    {
      kind: 'signal_case',
      key: `${signal}/${key}`,
      priority: 4,
      availableAt: ctx.now() + 5_000,
      payload: { workflowId, signal, facts: {} },
    },
  ]);
}

async function newsOf(ctx: ServiceContext, tx: Transaction, caseId: string): Promise<string | null> {
  const [waiting] = await tx
    .select({ dealId: dealRegistrations.id, held: slots.productId })
    .from(dealRegistrations)
    .leftJoin(slots, and(eq(slots.tenantId, dealRegistrations.tenantId), eq(slots.dealId, dealRegistrations.id)))
    .where(
      and(
        eq(dealRegistrations.tenantId, ctx.tenantId),
        eq(dealRegistrations.caseId, caseId),
        eq(dealRegistrations.status, 'waitlisted'),
      ),
    )
    .limit(1);
  if (!waiting) return null;
  if (waiting.held !== null) return 'slot_offered';
  return (await isBehindWin(tx, { tenantId: ctx.tenantId, dealId: waiting.dealId })) ? slotWonSignal : null;
}

/** Whether the relay still has to start it: then nothing is missing. */
async function isWaitingToStart(ctx: ServiceContext, workflowId: string): Promise<boolean> {
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(
          eq(outbox.tenantId, ctx.tenantId),
          eq(outbox.kind, 'start_case'),
          sql`starts_with(${outbox.key}, ${workflowId})`,
          isNull(outbox.doneAt),
        ),
      )
      .limit(1);
    return row !== undefined;
  });
}
