import { and, eq, ne } from '@countersign/db/query';
import { sagaSteps, sagas } from '@countersign/db/schema/saga';
import type { SagaKind } from '@countersign/domain/saga/saga';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { askToRun } from './ask-to-run.internal.ts';
import type { SagaFacts, StartedStep } from './definition.ts';

export interface StartSaga {
  readonly kind: SagaKind;
  /** What it is about. There is one saga of a kind about it, but for those that were undone. */
  readonly subjectId: string;
  readonly partnerId: string;
  readonly programId: string | null;
  /** In the order in which they are carried out; at least one. */
  readonly steps: readonly StartedStep[];
  /** Ids, codes and numbers that the steps go by; no personal data. */
  readonly facts?: SagaFacts;
}

/**
 * Has a saga carried out once the caller's transaction is committed, and gives its id. Where there is one about the same
 * thing that was not undone, that one's, and nothing is started.
 */
export async function startSaga(ctx: ServiceContext, tx: Transaction, start: StartSaga): Promise<string> {
  if (start.steps.length === 0) throw new Error(`a saga ${start.kind} without steps`);
  const { kind, subjectId, partnerId, programId } = start;
  const id = ctx.ids.next('saga');
  const now = ctx.now();
  const added = await tx
    .insert(sagas)
    .values({
      tenantId: ctx.tenantId,
      id,
      kind,
      subjectId,
      partnerId,
      programId,
      direction: 'forward',
      status: 'running',
      facts: start.facts ?? {},
      startedBy: actorName(ctx),
      undoneBy: null,
      undoReason: null,
      createdAt: now,
      changedAt: now,
      endedAt: null,
    })
    .onConflictDoNothing()
    .returning({ id: sagas.id });
  if (added.length === 0) {
    const [standing] = await tx
      .select({ id: sagas.id })
      .from(sagas)
      .where(
        and(
          eq(sagas.tenantId, ctx.tenantId),
          eq(sagas.kind, kind),
          eq(sagas.subjectId, subjectId),
          ne(sagas.status, 'undone'),
        ),
      );
    if (!standing) throw new Error(`no saga ${kind} about ${subjectId} could be started`);
    return standing.id;
  }
  await tx.insert(sagaSteps).values(
    start.steps.map(({ key, isOptional }, index) => ({
      tenantId: ctx.tenantId,
      sagaId: id,
      key,
      position: index + 1,
      isOptional,
      state: 'pending' as const,
      attempts: 0,
      undoAttempts: 0,
      tries: 0,
      nextTryAt: null,
      lastErrorCode: null,
      lastErrorAt: null,
      output: {},
      skippedByPerson: null,
      skippedBy: null,
      skipReason: null,
      startedAt: null,
      endedAt: null,
    })),
  );
  await recordAudit(ctx, tx, {
    action: 'saga.start',
    subjectKind: 'saga',
    subjectId: id,
    facts: { kind, about: subjectId, partnerId, steps: start.steps.map(({ key }) => key) },
  });
  await askToRun(ctx, tx, id);
  return id;
}

/** Who does it, in words that stay true when they are gone. */
export function actorName({ actor }: ServiceContext): string {
  return actor.kind === 'nobody' ? 'nobody' : actor.name;
}
