import type { CaseView } from '@countersign/contracts/case/operations';
import { and, asc, eq, inArray } from '@countersign/db/query';
import { decisions, tasks } from '@countersign/db/schema/case';
import { policies, policyVersions } from '@countersign/db/schema/policy';
import { partners, programs, tenants } from '@countersign/db/schema/tenant';
import type { CaseState } from '@countersign/domain/case/case-state';
import { nextTimer } from '@countersign/domain/case/timers';
import type { DealStatus } from '@countersign/domain/deal-registration/deal';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { instantOrNull, partnerStatus } from '../deal-registration/present-deal.ts';
import type { DealRow } from '../deal-registration/update-deal.ts';
import { presentTask } from '../task/present.ts';
import type { CaseRow } from './effect.ts';
import { mayWithdraw } from './may-withdraw.internal.ts';
import { stateOf } from './state-of.ts';

interface Found {
  readonly row: CaseRow;
  readonly deal: DealRow | null;
}

/** One case as its reader may see it: where it is, who has it, by when, and what happens if nobody acts. */
export async function presentCase(ctx: ServiceContext, tx: Transaction, found: Found): Promise<CaseView> {
  const { row, deal } = found;
  const isPartner = ctx.actor.kind === 'contact';
  const state = stateOf(row);
  const names = await caseNames(ctx, tx, row);
  const next = isPartner || !row.isOpen ? null : nextTimer(state);
  return {
    ...presentCaseLine(ctx, found, names),
    nextEvent: next && { kind: next.kind, at: formatInstant(next.at) },
    route:
      isPartner && deal !== null
        ? partnerRoute(partnerStatus(deal.status), names.tenantName, deal)
        : await staffRoute(ctx, tx, state),
    policy: isPartner ? null : await policyOf(ctx, tx, row, state),
    task: isPartner ? null : await openTaskOf(ctx, tx, row),
    mayWithdraw: await mayWithdraw(ctx, tx, row),
  };
}

/** A case as a line of a list, from what one query has found for all of them. */
export function presentCaseLine(
  ctx: ServiceContext,
  { row, deal }: Found,
  names: CaseNames,
): Omit<CaseView, 'nextEvent' | 'route' | 'policy' | 'task' | 'mayWithdraw'> {
  const isPartner = ctx.actor.kind === 'contact';
  const status = deal === null ? row.status : isPartner ? partnerStatus(deal.status) : deal.status;
  return {
    id: row.id,
    process: row.process,
    number: row.number,
    title: row.title,
    status,
    isOpen: row.isOpen,
    programName: names.programName,
    partner: row.partnerId === null ? null : { id: row.partnerId, name: names.partnerName ?? '' },
    subjectId: row.subjectId,
    openedAt: formatInstant(row.openedAt),
    closedAt: instantOrNull(row.closedAt),
    revision: row.revision,
    whereabouts:
      deal === null
        ? reviewWhereabouts(stateOf(row))
        : whereaboutsOf({
            isPartner,
            status: isPartner ? partnerStatus(deal.status) : deal.status,
            deal,
            state: stateOf(row),
            names,
          }),
    isBlocked: isPartner ? false : row.isBlocked,
  };
}

export interface CaseNames {
  readonly tenantName: string;
  readonly programName: string;
  /** Null where the case is about no partner. */
  readonly partnerName: string | null;
}

async function caseNames(ctx: ServiceContext, tx: Transaction, row: CaseRow): Promise<CaseNames> {
  const [names] = await tx
    .select({ tenantName: tenants.name, programName: programs.name, partnerName: partners.name })
    .from(programs)
    .innerJoin(tenants, eq(tenants.tenantId, programs.tenantId))
    .leftJoin(partners, and(eq(partners.tenantId, programs.tenantId), eq(partners.id, row.partnerId ?? '')))
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, row.programId)));
  if (!names) throw new Error(`case ${row.id} has no program`);
  return names;
}

const withPartner: readonly DealStatus[] = ['draft', 'changes_requested', 'offered'];
const withTenant: readonly DealStatus[] = ['submitted', 'in_review', 'win_reported'];

function whereaboutsOf(at: {
  readonly isPartner: boolean;
  readonly status: DealStatus;
  readonly deal: DealRow;
  readonly state: CaseState;
  readonly names: CaseNames;
}): CaseView['whereabouts'] {
  const { isPartner, status, deal, state, names } = at;
  const side = withPartner.includes(status)
    ? 'partner'
    : withTenant.includes(status) || state.task !== null
      ? 'tenant'
      : 'nobody';
  const partnerHolder = side === 'partner' ? names.partnerName : side === 'tenant' ? names.tenantName : null;
  const heldBy = isPartner || side === 'partner' ? partnerHolder : deal.heldBy;
  return {
    state: status,
    heldBy,
    side: isPartner && side === 'tenant' && !withTenant.includes(status) ? 'nobody' : side,
    dueAt: instantOrNull(isPartner ? deal.partnerDueAt : deal.dueAt),
    isPaused: state.paused.length > 0,
  };
}

/** Where something is that others approve: with whoever its step asks, or back with whom it came from. */
function reviewWhereabouts(state: CaseState): CaseView['whereabouts'] {
  const isBack = state.status === 'changes_requested';
  const due = state.timers.find((timer) => timer.kind === (isBack ? 'changes_limit' : 'due'))?.at ?? null;
  return {
    state: state.status,
    heldBy: state.task?.step ?? null,
    side: isBack ? 'partner' : state.task === null ? 'nobody' : 'tenant',
    dueAt: instantOrNull(due),
    isPaused: state.paused.length > 0,
  };
}

/** A partner sees one step: the tenant decides. More would rest on what others have registered. */
function partnerRoute(status: DealStatus, tenantName: string, deal: DealRow): CaseView['route'] {
  const isOpen = status === 'in_review' || status === 'changes_requested';
  return [
    {
      name: 'review',
      state: isOpen ? 'current' : 'done',
      who: tenantName,
      required: 1,
      given: isOpen ? 0 : 1,
      dueAt: isOpen ? instantOrNull(deal.partnerDueAt) : null,
      decisions: [],
    },
  ];
}

async function staffRoute(ctx: ServiceContext, tx: Transaction, state: CaseState): Promise<CaseView['route']> {
  const { approval } = state;
  if (!approval) return [];
  const given = await tx
    .select()
    .from(decisions)
    .where(and(eq(decisions.tenantId, ctx.tenantId), eq(decisions.caseId, state.caseId)))
    .orderBy(asc(decisions.decidedAt));
  const current =
    state.task?.kind === 'review'
      ? approval.stepIndex
      : state.status === 'changes_requested'
        ? 0
        : approval.steps.length;
  const due = state.timers.find((timer) => timer.kind === 'due')?.at ?? null;
  return approval.steps.map((step, index) => {
    const ofStep = given.filter((decision) => decision.step === step.name && decision.revision === state.revision);
    const wasAsked = ofStep.length > 0 || approval.approvals.some(({ stepIndex }) => stepIndex === index);
    return {
      name: step.name,
      state: index === current ? 'current' : wasAsked ? 'done' : index < current ? 'skipped' : 'ahead',
      who: step.candidates.map(candidateName).join(', '),
      required: step.required === 'all' ? 0 : step.required,
      given: approval.approvals.filter(({ stepIndex }) => stepIndex === index).length,
      dueAt: index === current ? instantOrNull(due) : null,
      decisions: ofStep.map((decision) => ({
        by: decision.actorName,
        outcome: decision.outcome,
        at: formatInstant(decision.decidedAt),
      })),
    };
  });
}

function candidateName(candidate: NonNullable<CaseState['approval']>['steps'][number]['candidates'][number]): string {
  switch (candidate.kind) {
    case 'role':
      return candidate.role;
    case 'member':
      return candidate.memberId;
    case 'relation':
      return candidate.relation;
    default:
      return candidate satisfies never;
  }
}

async function policyOf(
  ctx: ServiceContext,
  tx: Transaction,
  row: CaseRow,
  state: CaseState,
): Promise<CaseView['policy']> {
  if (row.policyVersionId === null) return null;
  const [found] = await tx
    .select({ name: policies.name, version: policyVersions.version, isReviewed: policyVersions.isReviewed })
    .from(policyVersions)
    .innerJoin(policies, and(eq(policies.tenantId, policyVersions.tenantId), eq(policies.id, policyVersions.policyId)))
    .where(and(eq(policyVersions.tenantId, ctx.tenantId), eq(policyVersions.id, row.policyVersionId)));
  return found ? { ...found, ruleName: state.approval?.ruleName ?? '' } : null;
}

async function openTaskOf(ctx: ServiceContext, tx: Transaction, row: CaseRow): Promise<CaseView['task']> {
  if (ctx.actor.kind !== 'member') return null;
  const [open] = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.tenantId, ctx.tenantId), eq(tasks.caseId, row.id), inArray(tasks.status, ['open', 'blocked'])))
    .limit(1);
  return open ? presentTask(ctx, tx, open.id) : null;
}
