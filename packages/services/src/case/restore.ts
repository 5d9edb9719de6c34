import { createHash } from 'node:crypto';
import { and, eq, sql } from '@countersign/db/query';
import { cases, commands, outbox } from '@countersign/db/schema/case';
import { type CaseState, workflowIdOf } from '@countersign/domain/case/case-state';
import { dueTimer, nextTimer } from '@countersign/domain/case/timers';
import type { CaseMessage } from '@countersign/domain/case/transition';
import { processRules } from '@countersign/domain/process/rules';
import type { Instant } from '@countersign/domain/time/instant';
import { canonicalJson } from '../canonical-json.ts';
import type { ServiceContext } from '../context.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { read } from '../transact.ts';
import { carryOut } from './carry-out.ts';
import { stateOf } from './state-of.ts';

/** A history that is not told to its end by then goes on from where it stands. */
const tellingMaxMs = 3_600_000;

/** Something a person did to a case in the past. */
export interface PastAct {
  readonly at: Instant;
  readonly by: {
    readonly kind: 'member' | 'contact';
    readonly id: string;
    readonly personId: string;
    readonly name: string;
  };
  readonly kind: string;
  /** For a decision the open task and the revision are filled in. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Texts and terms. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Nobody does anything until then; deadlines ring. */
export interface PastPause {
  readonly until: Instant;
}

/** What happened, said beforehand, or told step by step from the state that each step left; null when that is all. */
export type PastActs = readonly PastAct[] | ((state: CaseState) => PastAct | PastPause | null);

/**
 * Writes a case's history as if it had run all along: its start, what people did and every deadline in between, each at
 * its own instant, up to `until`. What is still open then is handed to the relay, which starts it from the snapshot
 * that the history has left. The case was opened without a start of its own. Throws where an act is refused.
 */
export async function restoreCase(
  ctx: ServiceContext,
  past: { readonly caseId: string; readonly acts: PastActs; readonly until: Instant },
): Promise<CaseState> {
  const [row] = await read(ctx, (tx) =>
    tx
      .select()
      .from(cases)
      .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, past.caseId))),
  );
  if (!row) throw new Error(`there is no case ${past.caseId}`);
  const workflowId = workflowIdOf(stateOf(row));
  await reserveStart(ctx, { workflowId, caseId: row.id, from: past.until + tellingMaxMs });
  let state = await move(ctx, stateOf(row), { kind: 'start' }, row.openedAt);
  const tell = told(past.acts);
  for (let act = tell(state); act !== null; act = tell(state)) {
    state = await ringUntil(ctx, state, 'until' in act ? act.until : act.at);
    if ('until' in act) continue;
    const message = await insertCommand(ctx, state, act);
    state = await move(ctx, state, { kind: 'command', message }, act.at);
  }
  state = await ringUntil(ctx, state, past.until);
  await settleStart(ctx, workflowId, processRules[state.process].isClosed(state) ? 'finished' : 'handed_over');
  return state;
}

function told(acts: PastActs): (state: CaseState) => PastAct | PastPause | null {
  if (typeof acts === 'function') return acts;
  const left = [...acts];
  return () => left.shift() ?? null;
}

async function move(
  ctx: ServiceContext,
  state: CaseState,
  input: Parameters<typeof carryOut>[2],
  at: Instant,
): Promise<CaseState> {
  const moved = await carryOut(ctx, state, input, at);
  if (moved.kind === 'refused')
    throw new Error(
      `history of ${state.caseId}: ${input.kind === 'command' ? input.message.kind : input.kind} was refused: ${moved.code}`,
    );
  if (moved.kind === 'ended') throw new Error(`history of ${state.caseId}: the case had ended`);
  return moved.state;
}

async function ringUntil(ctx: ServiceContext, from: CaseState, until: Instant): Promise<CaseState> {
  let state = from;
  for (;;) {
    const timer = processRules[state.process].isClosed(state) ? null : nextTimer(state);
    if (timer === null || timer.at > until) return state;
    const ringing = dueTimer(state, timer.at);
    if (ringing === null) return state;
    state = await move(ctx, state, { kind: 'timer', timer: ringing.kind }, timer.at);
  }
}

async function insertCommand(ctx: ServiceContext, state: CaseState, act: PastAct): Promise<CaseMessage> {
  const id = ctx.ids.next('cmd');
  const target = act.kind === 'decide' ? { taskId: state.task?.id, revision: state.revision } : {};
  const facts = { ...act.facts, ...target };
  const { kind, id: actorId, personId } = act.by;
  const message: CaseMessage = {
    commandId: id,
    kind: act.kind,
    actor: { kind, id: actorId, personId },
    knownSeq: state.seq,
    expiresAt: act.at + 60_000,
    facts,
  };
  await read(ctx, (tx) =>
    tx.insert(commands).values({
      tenantId: ctx.tenantId,
      id,
      caseId: state.caseId,
      workflowId: workflowIdOf(state),
      kind: act.kind,
      caller: actorId,
      idempotencyKey: id,
      payloadHash: createHash('sha256')
        .update(canonicalJson({ facts, payload: act.payload }))
        .digest('hex'),
      actor: { ...act.by },
      message: { ...message },
      payload: { ...act.payload },
      status: 'pending',
      createdAt: act.at,
      // By the wall clock it is new, or the relay would take it for one that nobody answered.
      sentAt: sql`now()`,
      expiresAt: sql`now() + interval '10 minutes'`,
    }),
  );
  return message;
}

/** A case that nothing runs and nothing will start would be restarted in the middle of its history. */
async function reserveStart(
  ctx: ServiceContext,
  start: { readonly workflowId: string; readonly caseId: string; readonly from: Instant },
): Promise<void> {
  const { workflowId, caseId } = start;
  await read(ctx, (tx) =>
    enqueue(ctx, tx, [
      { kind: 'start_case', key: workflowId, priority: 5, availableAt: start.from, payload: { workflowId, caseId } },
    ]),
  );
}

async function settleStart(ctx: ServiceContext, workflowId: string, end: 'finished' | 'handed_over'): Promise<void> {
  await read(ctx, (tx) =>
    tx
      .update(outbox)
      .set(end === 'finished' ? { doneAt: sql`now()` } : { availableAt: sql`now()` })
      .where(and(eq(outbox.tenantId, ctx.tenantId), eq(outbox.kind, 'start_case'), eq(outbox.key, workflowId))),
  );
}
