import { createHash } from 'node:crypto';
import { and, eq } from '@countersign/db/query';
import { caseEvents, cases, commands, decisions, projections } from '@countersign/db/schema/case';
import type { CaseState } from '@countersign/domain/case/case-state';
import { type Resolution, settle, type Transition } from '@countersign/domain/case/transition';
import type { ProcessName } from '@countersign/domain/process/registry';
import type { Instant } from '@countersign/domain/time/instant';
import { recordAudit } from '../audit/record.ts';
import { loadProgramClock } from '../calendar/program-clock.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { read } from '../transact.ts';
import { type NamedActor, nameActor } from './actor-name.ts';
import type { CaseRow, CommandRow, EffectOutcome, ProcessEffects } from './effect.ts';
import { stateOf } from './state-of.ts';

export interface ProjectInput {
  readonly transition: Transition;
  /** When it happened, by the case's own clock. */
  readonly at: Instant;
}

export type ProjectOutcome =
  | { readonly kind: 'applied'; readonly resolution: Resolution }
  | { readonly kind: 'refused'; readonly code: string }
  /** The database is further than the caller: it goes on from this state. */
  | { readonly kind: 'ahead'; readonly state: CaseState }
  /** The case is finished. */
  | { readonly kind: 'ended' }
  /** A newer run has taken the case over. */
  | { readonly kind: 'superseded' };

/**
 * Writes one transition of a case in one transaction: the case, its tasks, the decision, the timeline, the audit row,
 * outgoing messages and the process's own effects. Its key is (case, epoch, seq): the second time it gives the first
 * one's outcome and changes nothing. A command whose sender has been told that nothing came of it is not carried out.
 */
export function projectTransition(
  ctx: ServiceContext,
  processes: Readonly<Record<ProcessName, ProcessEffects<CaseState>>>,
  input: ProjectInput,
): Promise<ProjectOutcome> {
  const { transition } = input;
  return read(ctx, async (tx) => {
    const row = await lockCase(ctx, tx, transition.next.caseId);
    const earlier = await earlierOutcome(ctx, tx, row, transition);
    if (earlier) return earlier;
    const process = processes[row.process];
    const effect = process.effects[transition.name];
    if (!effect) throw new Error(`${row.process} has no effect for ${transition.name}`);
    const command = transition.commandId === null ? null : await lockCommand(ctx, tx, transition.commandId);
    const contentHash = hashOf(transition);
    if (command && command.status !== 'pending')
      return writeRefusal({ ctx, tx, row, command: null, input, contentHash }, command.refusal ?? 'expired_command');
    const clock = await loadProgramClock(tx, { tenantId: ctx.tenantId, programId: row.programId, now: input.at });
    const effectInput = { ctx, tx, at: input.at, transition, state: transition.next, row, command, clock };
    const outcome = await effect(effectInput);
    const writing = { ctx, tx, row, command, input, contentHash };
    if (outcome.kind === 'refused') return writeRefusal(writing, outcome.code);
    return writeApplied(writing, outcome, process);
  });
}

interface Writing {
  readonly ctx: ServiceContext;
  readonly tx: Transaction;
  readonly row: CaseRow;
  readonly command: CommandRow | null;
  readonly input: ProjectInput;
  readonly contentHash: string;
}

async function lockCase(ctx: ServiceContext, tx: Transaction, caseId: string): Promise<CaseRow> {
  const [row] = await tx
    .select()
    .from(cases)
    .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, caseId)))
    .for('update');
  if (!row) throw new Error(`there is no case ${caseId}`);
  return row;
}

async function lockCommand(ctx: ServiceContext, tx: Transaction, commandId: string): Promise<CommandRow> {
  const [row] = await tx
    .select()
    .from(commands)
    .where(and(eq(commands.tenantId, ctx.tenantId), eq(commands.id, commandId)))
    .for('update');
  if (!row) throw new Error(`there is no command ${commandId}`);
  return row;
}

async function earlierOutcome(
  ctx: ServiceContext,
  tx: Transaction,
  row: CaseRow,
  transition: Transition,
): Promise<ProjectOutcome | null> {
  const { next } = transition;
  if (next.epoch < row.epoch) return row.isOpen ? { kind: 'superseded' } : { kind: 'ended' };
  const key = and(
    eq(projections.tenantId, ctx.tenantId),
    eq(projections.caseId, row.id),
    eq(projections.epoch, next.epoch),
    eq(projections.seq, next.seq),
  );
  const [stored] = await tx.select().from(projections).where(key);
  if (stored?.contentHash === hashOf(transition)) return storedOutcome(stored.result);
  if (stored)
    ctx.log.error(
      { caseId: row.id, epoch: next.epoch, seq: next.seq, transition: transition.name },
      'another transition stands under this key; the case goes on from the database',
    );
  if (!row.isOpen) return { kind: 'ended' };
  if (stored || row.seq >= next.seq) return { kind: 'ahead', state: stateOf(row) };
  return null;
}

async function writeRefusal(writing: Writing, code: string): Promise<ProjectOutcome> {
  const { ctx, tx, row, command, input } = writing;
  const outcome: ProjectOutcome = { kind: 'refused', code };
  const { next } = input.transition;
  // The number is used up, so that the stored outcome stays the only one under its key.
  const state = { ...stateOf(row), seq: next.seq };
  await tx
    .update(cases)
    .set({ seq: next.seq, snapshot: state })
    .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, row.id)));
  if (command) await finishCommand(writing, command, { status: 'refused', refusal: code, result: null });
  await insertProjection(writing, outcome);
  return outcome;
}

async function writeApplied(
  writing: Writing,
  outcome: Extract<EffectOutcome<CaseState>, { kind: 'applied' }>,
  process: ProcessEffects<CaseState>,
): Promise<ProjectOutcome> {
  const { ctx, tx, row, command, input } = writing;
  const { transition, at } = input;
  const state = settle(transition, outcome.resolution);
  const isOpen = !process.isClosed(state);
  await tx
    .update(cases)
    .set({
      status: state.status,
      seq: state.seq,
      revision: state.revision,
      termsHash: state.termsHash,
      policyVersionId: state.approval?.policyVersionId ?? row.policyVersionId,
      snapshot: state,
      isOpen,
      isBlocked: outcome.isBlocked ?? (isOpen && state.task !== null && row.isBlocked),
      changedAt: at,
      closedAt: isOpen ? null : at,
    })
    .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, row.id)));
  const actor = await nameActor(ctx, tx, transition.actor, state.approval?.ruleName ?? null);
  if (transition.decision) await insertDecision(writing, state, actor);
  if (outcome.timeline.length > 0) {
    await tx.insert(caseEvents).values(
      outcome.timeline.map((draft) => ({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('evt'),
        caseId: row.id,
        at,
        kind: draft.kind,
        visibility: draft.visibility,
        actorKind: draft.by?.kind ?? actor.kind,
        actorId: draft.by ? null : actor.id,
        actorName: draft.by?.name ?? actor.name,
        text: draft.text ?? null,
        facts: draft.facts ?? {},
      })),
    );
  }
  await recordAudit(ctx, tx, {
    action: `case.${transition.name}`,
    subjectKind: row.process,
    subjectId: row.subjectId,
    caseId: row.id,
    facts: {
      seq: state.seq,
      from: row.status,
      to: state.status,
      revision: state.revision,
      termsHash: state.termsHash,
      ...transition.decision,
    },
    by: actor,
  });
  if (command)
    await finishCommand(writing, command, { status: 'done', refusal: null, result: { caseStatus: state.status } });
  const result: ProjectOutcome = { kind: 'applied', resolution: outcome.resolution };
  await insertProjection(writing, result);
  return result;
}

async function insertDecision(
  { ctx, tx, row, command, input }: Writing,
  state: CaseState,
  actor: NamedActor,
): Promise<void> {
  const { decision, commandId } = input.transition;
  if (!decision) return;
  const payload = command?.payload ?? {};
  const text = (name: string) => (typeof payload[name] === 'string' ? payload[name] : null);
  await tx.insert(decisions).values({
    tenantId: ctx.tenantId,
    id: ctx.ids.next('dec'),
    caseId: row.id,
    taskId: decision.taskId === '' ? null : decision.taskId,
    commandId,
    step: decision.step,
    outcome: decision.outcome,
    source: decision.source,
    memberId: actor.kind === 'member' ? actor.id : null,
    personId: actor.personId,
    actorName: actor.name,
    authority: text('authority') ?? decision.source,
    reason: text('reason'),
    text: text('text'),
    internalNote: text('internalNote'),
    fields: Array.isArray(payload['fields'])
      ? payload['fields'].filter((field): field is string => typeof field === 'string')
      : null,
    policyVersionId: state.approval?.policyVersionId ?? null,
    revision: state.revision,
    termsHash: state.termsHash,
    decidedAt: input.at,
  });
}

async function finishCommand(
  { ctx, tx, input }: Writing,
  command: CommandRow,
  end: { status: 'done' | 'refused'; refusal: string | null; result: Record<string, unknown> | null },
): Promise<void> {
  await tx
    .update(commands)
    .set({ ...end, finishedAt: input.at })
    .where(and(eq(commands.tenantId, ctx.tenantId), eq(commands.id, command.id)));
}

async function insertProjection({ ctx, tx, row, input, contentHash }: Writing, result: ProjectOutcome): Promise<void> {
  const { next } = input.transition;
  await tx.insert(projections).values({
    tenantId: ctx.tenantId,
    caseId: row.id,
    epoch: next.epoch,
    seq: next.seq,
    contentHash,
    result,
    at: input.at,
  });
}

/** What happened, without when: a run that is replayed from an earlier point makes the same transitions at another time. */
function hashOf(transition: Transition): string {
  const { name, actor, commandId, decision, facts, next } = transition;
  const content = {
    name,
    actor,
    commandId,
    decision,
    facts,
    status: next.status,
    revision: next.revision,
    termsHash: next.termsHash,
  };
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** Written by `insertProjection` from an outcome. */
function storedOutcome(result: unknown): ProjectOutcome {
  return result as ProjectOutcome;
}
