import type { CaseState } from '@countersign/domain/case/case-state';
import { type CaseInput, isRefusal, settle } from '@countersign/domain/case/transition';
import { processRules } from '@countersign/domain/process/rules';
import type { Instant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { processEffects } from '../process/registry.ts';
import { projectTransition } from './project.ts';

export type CarriedOut =
  | { readonly kind: 'moved' | 'unmoved'; readonly state: CaseState }
  | { readonly kind: 'refused'; readonly state: CaseState; readonly code: string }
  | { readonly kind: 'ended' };

/**
 * One input of a case that no workflow runs: worked out by the process's rules and projected, as a workflow would. For
 * bringing in history, at the instants at which it happened.
 */
export async function carryOut(
  ctx: ServiceContext,
  state: CaseState,
  input: CaseInput,
  at: Instant,
): Promise<CarriedOut> {
  const reaction = processRules[state.process].react(state, input, at);
  if (reaction === null) {
    const timers = input.kind === 'timer' ? state.timers.filter(({ kind }) => kind !== input.timer) : state.timers;
    return { kind: 'unmoved', state: { ...state, timers } };
  }
  if (isRefusal(reaction)) return { kind: 'refused', state, code: reaction.refused };
  const projected = await projectTransition({ ...ctx, now: () => at }, processEffects, { transition: reaction, at });
  switch (projected.kind) {
    case 'applied':
      return { kind: 'moved', state: settle(reaction, projected.resolution) };
    case 'refused':
      return { kind: 'refused', state: { ...state, seq: reaction.next.seq }, code: projected.code };
    case 'ahead':
      return { kind: 'unmoved', state: projected.state };
    case 'ended':
    case 'superseded':
      return { kind: 'ended' };
    default:
      return projected satisfies never;
  }
}
