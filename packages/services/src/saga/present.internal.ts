import type { SagaSummary, SagaView } from '@countersign/contracts/saga/operations';
import { and, eq, inArray } from '@countersign/db/query';
import { sagaSteps } from '@countersign/db/schema/saga';
import { partners, programs } from '@countersign/db/schema/tenant';
import { mayRetry, maySkip, mayUndo, nextOfSaga } from '@countersign/domain/saga/saga';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import type { LoadedSaga, SagaRow, StepRow } from './load.internal.ts';
import { definitionOf } from './registry.ts';

const instantOrNull = (at: number | null) => (at === null ? null : formatInstant(at));

/** Sagas as lists show them. */
export async function presentSagas(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly SagaRow[],
): Promise<SagaSummary[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const steps = await tx
    .select()
    .from(sagaSteps)
    .where(and(eq(sagaSteps.tenantId, ctx.tenantId), inArray(sagaSteps.sagaId, ids)))
    .orderBy(sagaSteps.position);
  const bySaga = Map.groupBy(steps, ({ sagaId }) => sagaId);
  const names = await namesOf(ctx, tx, rows);
  return rows.map((row) => summaryOf({ row, steps: bySaga.get(row.id) ?? [] }, names));
}

export async function presentSaga(ctx: ServiceContext, tx: Transaction, saga: LoadedSaga): Promise<SagaView> {
  const { row, steps } = saga;
  const names = await namesOf(ctx, tx, [row]);
  return {
    ...summaryOf(saga, names),
    startedBy: row.startedBy,
    undoneBy: row.undoneBy,
    undoReason: row.undoReason,
    canUndo: mayUndo(row) && definitionOf(row.kind).isUndoneByHand,
    steps: steps.map((step) => presentStep(row, step)),
  };
}

function presentStep(row: SagaRow, step: StepRow): SagaView['steps'][number] {
  return {
    key: step.key,
    state: step.state,
    isOptional: step.isOptional,
    attempts: step.attempts,
    undoAttempts: step.undoAttempts,
    nextTryAt: instantOrNull(step.nextTryAt),
    lastErrorCode: step.lastErrorCode,
    lastErrorAt: instantOrNull(step.lastErrorAt),
    output: step.output,
    skippedBy: step.skippedBy,
    skipReason: step.skipReason,
    startedAt: instantOrNull(step.startedAt),
    endedAt: instantOrNull(step.endedAt),
    canRetry: mayRetry(step.state),
    canSkip: maySkip(row, step),
  };
}

interface Names {
  readonly partners: ReadonlyMap<string, string>;
  readonly programs: ReadonlyMap<string, string>;
}

function summaryOf({ row, steps }: LoadedSaga, names: Names): SagaSummary {
  const { id, kind, subjectId, status, partnerId, programId } = row;
  const next = nextOfSaga({ direction: row.direction, steps });
  return {
    id,
    kind,
    subjectId,
    status,
    partner: { id: partnerId, name: names.partners.get(partnerId) ?? '' },
    program: programId === null ? null : { id: programId, name: names.programs.get(programId) ?? '' },
    stepCount: steps.length,
    doneCount: steps.filter(({ state }) => state === 'done' || state === 'skipped').length,
    waitsOn: next.kind === 'wait' ? next.step : null,
    createdAt: formatInstant(row.createdAt),
    changedAt: formatInstant(row.changedAt),
    endedAt: instantOrNull(row.endedAt),
  };
}

async function namesOf(ctx: ServiceContext, tx: Transaction, rows: readonly SagaRow[]): Promise<Names> {
  const partnerIds = [...new Set(rows.map(({ partnerId }) => partnerId))];
  const programIds = [...new Set(rows.flatMap(({ programId }) => (programId === null ? [] : [programId])))];
  const ofPartners = await tx
    .select({ id: partners.id, name: partners.name })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), inArray(partners.id, partnerIds)));
  const ofPrograms =
    programIds.length === 0
      ? []
      : await tx
          .select({ id: programs.id, name: programs.name })
          .from(programs)
          .where(and(eq(programs.tenantId, ctx.tenantId), inArray(programs.id, programIds)));
  const mapOf = (all: readonly { id: string; name: string }[]) => new Map(all.map(({ id, name }) => [id, name]));
  return { partners: mapOf(ofPartners), programs: mapOf(ofPrograms) };
}
