import type { TraceStep } from '@countersign/domain/rating/rating';
import type { ServiceContext } from '../context.ts';

/** Budgets are shared with other partners: how large one is and what is left of it is the company's. */
const sharedCaps: ReadonlySet<unknown> = new Set(['budget', 'plan_budget']);
const shownOfSharedCaps: ReadonlySet<string> = new Set(['cap', 'currency', 'notPaid']);

/** The steps as their reader may see them. */
export function seenBy(ctx: ServiceContext, trace: readonly TraceStep[]): readonly TraceStep[] {
  if (ctx.actor.kind !== 'contact') return trace;
  return trace.map((step) =>
    step.code === 'cap' && sharedCaps.has(step.data['cap'])
      ? { ...step, data: Object.fromEntries(Object.entries(step.data).filter(([name]) => shownOfSharedCaps.has(name))) }
      : step,
  );
}
