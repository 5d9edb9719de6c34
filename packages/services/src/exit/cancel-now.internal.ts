import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { lockExit, updateExit } from './load.internal.ts';
import { mailExit } from './mail-exit.ts';
import { undoExitEffect } from './run-effect.ts';

/** Undoes what the notice did, and says so to the partner. What the end did is undone before, by its saga. */
export async function cancelNow(ctx: ServiceContext, tx: Transaction, exitId: string): Promise<void> {
  const exit = await lockExit(ctx, tx, exitId);
  if (exit.status === 'cancelled') return;
  await undoExitEffect(ctx, tx, exitId, 'announce');
  await updateExit(ctx, tx, exitId, { status: 'cancelled' });
  await mailExit(ctx, tx, exit, { kind: 'exit_cancelled' });
  await recordAudit(ctx, tx, {
    action: 'exit.cancelled',
    subjectKind: 'exit',
    subjectId: exitId,
    caseId: exit.caseId,
    facts: { enrollmentId: exit.enrollmentId },
  });
}
