import { and, asc, eq } from '@countersign/db/query';
import { sagaSteps, sagas } from '@countersign/db/schema/saga';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import type { SagaRun } from './definition.ts';

export type SagaRow = typeof sagas.$inferSelect;
export type StepRow = typeof sagaSteps.$inferSelect;

/** A saga with its steps in their order. */
export interface LoadedSaga {
  readonly row: SagaRow;
  readonly steps: readonly StepRow[];
}

/** Takes the saga for the rest of the transaction: whoever else changes it waits. Refused with `not_found`. */
export async function lockSaga(ctx: ServiceContext, tx: Transaction, sagaId: string): Promise<LoadedSaga> {
  const [row] = await tx
    .select()
    .from(sagas)
    .where(and(eq(sagas.tenantId, ctx.tenantId), eq(sagas.id, sagaId)))
    .for('update');
  if (!row) throw notFound('saga');
  return { row, steps: await stepsOf(ctx, tx, sagaId) };
}

export function stepsOf(ctx: ServiceContext, tx: Transaction, sagaId: string): Promise<StepRow[]> {
  return tx
    .select()
    .from(sagaSteps)
    .where(and(eq(sagaSteps.tenantId, ctx.tenantId), eq(sagaSteps.sagaId, sagaId)))
    .orderBy(asc(sagaSteps.position));
}

export function stepOf({ steps }: LoadedSaga, key: string): StepRow {
  const step = steps.find((one) => one.key === key);
  if (!step) throw notFound('step', 'step');
  return step;
}

export function runOf({ row }: LoadedSaga, output: SagaRun['output']): SagaRun {
  const { id, kind, subjectId, partnerId, programId, facts } = row;
  return { id, kind, subjectId, partnerId, programId, facts, output };
}
