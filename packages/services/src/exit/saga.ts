import { type ExitEffectKey, effectsOf } from '@countersign/domain/exit/effects';
import type { ServiceContext, Transaction } from '../context.ts';
import type { SagaDefinition } from '../saga/definition.ts';
import { startSaga } from '../saga/start-saga.ts';
import { cancelNow } from './cancel-now.internal.ts';
import { type ExitRow, updateExit } from './load.internal.ts';
import { doExitEffect, undoExitEffect } from './run-effect.ts';

const step = (key: ExitEffectKey) => ({
  key,
  doWithin: async (ctx: ServiceContext, tx: Transaction, { subjectId }: { readonly subjectId: string }) => {
    await doExitEffect(ctx, tx, subjectId, key);
    return undefined;
  },
  undoWithin: (ctx: ServiceContext, tx: Transaction, { subjectId }: { readonly subjectId: string }) =>
    undoExitEffect(ctx, tx, subjectId, key),
});

/** What is done when the notice is over. Undone, the membership stands as before the notice. */
export const exitSaga: SagaDefinition = {
  kind: 'exit',
  steps: effectsOf('end').map(step),
  isUndoneByHand: false,
  ended: async (ctx, tx, { subjectId }, how) => {
    if (how === 'undone') await cancelNow(ctx, tx, subjectId);
  },
};

/** The notice is over: its effects are carried out from here on, each once. */
export async function beginEnd(ctx: ServiceContext, tx: Transaction, exit: ExitRow): Promise<string> {
  await updateExit(ctx, tx, exit.id, { status: 'ending' });
  return startSaga(ctx, tx, {
    kind: 'exit',
    subjectId: exit.id,
    partnerId: exit.partnerId,
    programId: exit.programId,
    steps: effectsOf('end').map((key) => ({ key, isOptional: false })),
  });
}
