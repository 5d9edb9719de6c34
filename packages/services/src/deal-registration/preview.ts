import type { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { formatInstant } from '@countersign/domain/time/instant';
import { resolveRoute } from '@countersign/policy/route';
import { loadProgramClock } from '../calendar/program-clock.ts';
import type { ServiceContext } from '../context.ts';
import { activePolicy } from '../policy/active-policy.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { missingFields } from './check-terms.ts';
import { findVisibleDeal } from './find-visible.ts';
import { expectedAt, typedFacts } from './resolve-route.ts';
import { submittedTerms, termsInHand } from './terms.ts';

type Operation = (typeof dealRegistrationOperations)['preview'];

/**
 * Who will decide and by when. It rests on the form alone: what is known of the customer changes nothing in it, so that
 * it cannot be asked whether somebody else is there already.
 */
export function previewDealRegistration(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'deal-registration.preview');
  return read(ctx, async (tx) => {
    const deal = await findVisibleDeal(ctx, tx, input.params.id);
    const draft = termsInHand(deal);
    const missing = missingFields(draft);
    if (missing.length > 0) return { isComplete: false, missing, steps: [], expectedBy: null };
    const at = ctx.now();
    const clock = await loadProgramClock(tx, { tenantId: ctx.tenantId, programId: deal.programId, now: at });
    const version = await activePolicy(tx, {
      tenantId: ctx.tenantId,
      programId: deal.programId,
      process: 'deal-registration',
    });
    const facts = await typedFacts(ctx, tx, { deal, terms: submittedTerms({ ...draft }), clock, at });
    const { result } = resolveRoute(version, facts);
    const steps = result.kind === 'route' ? result.steps : [];
    const shown = steps.map((step) => ({ name: step.name, who: whoOf(step.candidates[0]), dueIn: step.dueIn }));
    return { isComplete: true, missing, steps: shown, expectedBy: formatInstant(expectedAt(clock, at, steps)) };
  });
}

function whoOf(candidate: { kind: string; role?: string; relation?: string } | undefined): string {
  return candidate?.role ?? candidate?.relation ?? 'member';
}
