import { and, eq } from '@countersign/db/query';
import { sagaSteps, sagas } from '@countersign/db/schema/saga';
import { isWaitingForSomebody, nextOfSaga, sagaStatusOf } from '@countersign/domain/saga/saga';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { type LoadedSaga, runOf, type SagaRow, type StepRow } from './load.internal.ts';
import { definitionOf } from './registry.ts';
import { tellWaiting } from './tell-waiting.internal.ts';

/** Writes a step, and what follows from it for the saga: its status, its end, and who is told that it waits. */
export async function changeStep(
  ctx: ServiceContext,
  tx: Transaction,
  saga: LoadedSaga,
  change: { readonly key: string } & Partial<Omit<StepRow, 'tenantId' | 'sagaId' | 'key' | 'position'>>,
): Promise<LoadedSaga> {
  const { key, ...columns } = change;
  await tx
    .update(sagaSteps)
    .set(columns)
    .where(and(eq(sagaSteps.tenantId, ctx.tenantId), eq(sagaSteps.sagaId, saga.row.id), eq(sagaSteps.key, key)));
  const steps = saga.steps.map((step) => (step.key === key ? { ...step, ...columns } : step));
  return followUp(ctx, tx, { row: saga.row, steps }, saga.row.status);
}

/** Brings the saga's own row in line with its direction and steps. */
export async function followUp(
  ctx: ServiceContext,
  tx: Transaction,
  saga: LoadedSaga,
  before: SagaRow['status'],
): Promise<LoadedSaga> {
  const status = sagaStatusOf({ direction: saga.row.direction, steps: saga.steps });
  const isEnd = status === 'done' || status === 'undone';
  const row: SagaRow = { ...saga.row, status, changedAt: ctx.now(), endedAt: isEnd ? ctx.now() : null };
  const after = { row, steps: saga.steps };
  const { direction, undoneBy, undoReason, changedAt, endedAt } = row;
  await tx
    .update(sagas)
    .set({ direction, status, undoneBy, undoReason, changedAt, endedAt })
    .where(and(eq(sagas.tenantId, ctx.tenantId), eq(sagas.id, row.id)));
  if (status === before) return after;
  if (isWaitingForSomebody(status)) await tellWaiting(ctx, tx, after, nextOfSaga({ ...row, steps: saga.steps }));
  if (status === 'done' || status === 'undone') {
    await recordAudit(ctx, tx, {
      action: `saga.${status}`,
      subjectKind: 'saga',
      subjectId: row.id,
      facts: { kind: row.kind, about: row.subjectId, partnerId: row.partnerId },
    });
    await definitionOf(row.kind).ended?.(ctx, tx, runOf(after, {}), status);
  }
  return after;
}
