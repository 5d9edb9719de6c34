import type { CaseState } from '@countersign/domain/case/case-state';
import { AppError } from '../app-error.ts';
import type { EffectInput, EffectOutcome } from '../case/effect.ts';
import { checkCandidate } from '../task/check-candidate.ts';

type Refused = Extract<EffectOutcome<CaseState>, { kind: 'refused' }>;

/** Rights are looked at again where the decision is written: somebody may have lost them since they clicked. */
export async function mayStillDecide(input: EffectInput<CaseState>): Promise<Refused | null> {
  const { ctx, tx, transition } = input;
  const { actor, decision } = transition;
  if (actor.kind !== 'member' || decision === null) return null;
  try {
    await checkCandidate(tx, { tenantId: ctx.tenantId, taskId: decision.taskId, memberId: actor.id });
    return null;
  } catch (error) {
    if (error instanceof AppError) return { kind: 'refused', code: error.code };
    throw error;
  }
}
