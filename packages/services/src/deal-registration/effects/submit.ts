import { and, desc, eq } from '@countersign/db/query';
import { cases, decisions } from '@countersign/db/schema/case';
import type { Timer } from '@countersign/domain/case/case-state';
import { isReviewTimer } from '@countersign/domain/case/timers';
import type { DealCase } from '@countersign/domain/deal-registration/deal-case';
import { textOf } from '../../approval/command-text.ts';
import { dueOf } from '../../approval/due-of.ts';
import type { EffectOutcome, TimelineDraft } from '../../case/effect.ts';
import { closeTasks } from '../../task/close-tasks.ts';
import { openTask } from '../../task/open-task.ts';
import { appendRevision } from '../append-revision.ts';
import { linkEvidence } from '../link-evidence.ts';
import { amountColumns } from '../money-columns.ts';
import { notifyPartner } from '../notify-partner.ts';
import { type ResolvedRoute, resolveDealRoute } from '../resolve-route.ts';
import { screenDeal } from '../screen.ts';
import { submittedTerms, termColumns, termsHash } from '../terms.ts';
import { type DealEffectInput, type DealRow, loadDeal, updateDeal } from '../update-deal.ts';
import { placeOrWait } from './place.ts';

type Outcome = EffectOutcome<DealCase>;

/** Received: compared with what is known, and given to whom the policy names, or to a rule. */
export async function submit(input: DealEffectInput): Promise<Outcome> {
  const deal = await loadDeal(input);
  const screened = await screenDeal(input, deal, submittedTerms(deal.terms));
  const route = await resolveDealRoute(input, { deal, terms: submittedTerms(deal.terms), screened });
  const routed = await followRoute(input, route, null);
  await notifyPartner(input, 'deal_submitted', { expectedBy: route.expectedAt });
  return { ...routed, timeline: [submitted(deal), ...routed.timeline] };
}

/** The case begins by itself; what people look for is who registered. */
function submitted(deal: DealRow): TimelineDraft {
  const { submittedByName: name, origin } = deal;
  const byPartner = origin === 'portal' || origin === 'demo';
  return {
    kind: 'submitted',
    visibility: 'shared',
    ...(name === null ? {} : { by: { kind: byPartner ? 'contact' : 'member', name } }),
  };
}

/** The rule's time has passed: approved. Where the protection is taken by now, it waits in line. */
export function release(input: DealEffectInput): Promise<Outcome> {
  return placeOrWait(input, { acceptWaiting: true });
}

/**
 * New terms under way: compared again and routed again by the same version of the policy. Every approval is asked for
 * anew, because it was given on other terms; the clock goes on with what it had left.
 */
export async function answer(input: DealEffectInput): Promise<Outcome> {
  const { ctx, tx, row, state, command, clock, at } = input;
  if (!command) throw new Error(`case ${state.caseId} was answered without a command`);
  const terms = submittedTerms(termsOf(command.payload));
  if (termsHash(terms) !== state.termsHash) throw new Error(`the answer to case ${state.caseId} is not what was sent`);
  await closeTasks(input, 'cancelled');
  const actor = command.actor;
  await appendRevision(input, {
    revision: state.revision,
    terms,
    authorPersonId: actor.personId,
    authorName: actor.name,
  });
  await updateDeal(input, {
    status: 'in_review',
    terms,
    pendingTerms: null,
    changes: null,
    revision: state.revision,
    ...termColumns(terms),
    ...amountColumns(terms),
    ...((await keepsPlace(input)) ? {} : { receivedAt: at }),
  });
  await tx
    .update(cases)
    .set({ title: terms.customerName })
    .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, row.id)));
  await linkEvidence(ctx, tx, { dealId: row.subjectId, caseId: row.id, fileIds: terms.evidence ?? [] });
  const deal = await loadDeal(input);
  const screened = await screenDeal(input, deal, terms);
  const route = await resolveDealRoute(input, { deal, terms, screened });
  const resumed = clock.resume(state.paused, at);
  const routed = await followRoute(input, route, resumed);
  const answered: TimelineDraft = {
    kind: 'changes_answered',
    visibility: 'shared',
    text: textOf(input, 'note'),
    facts: { revision: state.revision },
  };
  return { ...routed, timeline: [answered, ...routed.timeline] };
}

/** Whoever answers within this time stays where it was in line; the programme's own rule. */
const keepsPlaceWithin = '3BD';

async function keepsPlace({ ctx, tx, row, clock, at }: DealEffectInput): Promise<boolean> {
  const [asked] = await tx
    .select({ at: decisions.decidedAt })
    .from(decisions)
    .where(
      and(eq(decisions.tenantId, ctx.tenantId), eq(decisions.caseId, row.id), eq(decisions.outcome, 'request_changes')),
    )
    .orderBy(desc(decisions.decidedAt))
    .limit(1);
  return asked === undefined || at <= clock.dueAt(asked.at, keepsPlaceWithin);
}

/** Opens the first step, or hands the case to the rule. `resumed` are the timers of a clock that stood still. */
async function followRoute(
  input: DealEffectInput,
  route: ResolvedRoute,
  resumed: readonly Timer[] | null,
): Promise<Extract<Outcome, { kind: 'applied' }>> {
  const { state, clock, at } = input;
  const { approval } = route;
  const resolved: TimelineDraft = {
    kind: 'route_resolved',
    visibility: 'internal',
    facts: {
      ruleName: approval.ruleName,
      steps: approval.steps.map(({ name }) => name),
      releaseAfter: approval.releaseAfter,
      facts: route.facts,
      calendar: clock.calendarVersion,
    },
  };
  await updateDeal(input, { facts: { ...route.facts } });
  const expectedAt = resumed?.find((timer) => timer.kind === 'expected')?.at ?? route.expectedAt;
  const expected: Timer = { kind: 'expected', at: expectedAt, clock: 'business' };
  if (approval.releaseAfter !== null) {
    const releaseAt = clock.dueAt(at, approval.releaseAfter);
    await updateDeal(input, { status: 'submitted', heldBy: 'rule', dueAt: releaseAt, partnerDueAt: expectedAt });
    const timers: Timer[] = [expected, { kind: 'release', at: releaseAt, clock: clock.clockOf(approval.releaseAfter) }];
    return {
      kind: 'applied',
      resolution: { status: 'submitted', approval, task: null, timers, paused: [] },
      timeline: [resolved],
    };
  }
  const step = approval.steps[0];
  if (!step) throw new Error(`rule ${approval.ruleName} gives neither steps nor an approval`);
  const routedState = { ...input, state: { ...state, approval } };
  const keep = resumed?.filter((timer) => timer.kind !== 'expected');
  const opened = await openTask(routedState, {
    kind: 'review',
    step,
    stepIndex: 0,
    ...(keep && keep.length > 0 ? { timers: keep } : {}),
  });
  await updateDeal(input, {
    status: 'in_review',
    heldBy: step.name,
    dueAt: dueOf(opened.timers),
    partnerDueAt: expectedAt,
  });
  const others = state.timers.filter((timer) => !isReviewTimer(timer.kind));
  return {
    kind: 'applied',
    resolution: {
      status: 'in_review',
      approval,
      task: opened.task,
      timers: [...others, expected, ...opened.timers],
      paused: [],
    },
    timeline: [resolved, ...opened.timeline],
    isBlocked: opened.isBlocked,
  };
}

function termsOf(payload: Record<string, unknown>): Record<string, unknown> {
  const { terms } = payload;
  if (typeof terms !== 'object' || terms === null) throw new Error('an answer without terms');
  return { ...terms };
}
