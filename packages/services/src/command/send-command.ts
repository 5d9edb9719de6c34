import { createHash } from 'node:crypto';
import type { commandOperations } from '@countersign/contracts/command/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { cases, commands } from '@countersign/db/schema/case';
import { workflowIdOf } from '@countersign/domain/case/case-state';
import type { CaseActor, CaseMessage } from '@countersign/domain/case/transition';
import { dealStatuses } from '@countersign/domain/deal-registration/deal';
import { type ErrorCode, errorCodes } from '@countersign/domain/error/codes';
import { AppError } from '../app-error.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { CaseRow, CommandRow } from '../case/effect.ts';
import { isCaseOpen } from '../case/is-open.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { partnerStatus } from '../deal-registration/present-deal.ts';
import { read } from '../transact.ts';

export type CommandResult = OutputOf<(typeof commandOperations)['get']>;

export interface CommandRequest {
  readonly caseId: string;
  readonly kind: string;
  /** Ids, codes and numbers: they travel through the workflow. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Texts and terms: they stay in the command's row. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** What stands when the case refuses, for the caller to see. */
  readonly standing?: (tx: Transaction) => Promise<Record<string, unknown>>;
}

/** A command that nobody could carry out by then is refused for good. */
const lifetimeMs = 10 * 60_000;
const answerDeadlineMs = 6_000;
const availableDeadlineMs = 1_500;

/**
 * Asks a running case to do something and waits for its answer; the one way for decisions and every other act of a
 * person. The same key from the same caller is one command, with one effect and one answer. Refuses
 * `temporarily_unavailable` when it is known beforehand that nobody would receive it: then nothing was recorded. When
 * no answer comes in time the outcome is unknown: the result says `pending`, and the relay goes on asking.
 */
export async function sendCommand(ctx: ServiceContext, request: CommandRequest): Promise<CommandResult> {
  const earlier = await read(ctx, (tx) => findEarlier(ctx, tx, request));
  if (earlier && earlier.status !== 'pending') return answerOf(ctx, earlier, request);
  if (!(await ctx.ports.caseRunner.isAvailable(availableDeadlineMs))) {
    if (earlier) return resultOf(ctx, earlier);
    throw new AppError('temporarily_unavailable', {
      detail: 'Decisions cannot be taken at this moment; nothing was recorded. Try again shortly.',
    });
  }
  const command = earlier ?? (await read(ctx, (tx) => insertCommand(ctx, tx, request)));
  if (command.status !== 'pending') return answerOf(ctx, command, request);
  const outcome = await ctx.ports.caseRunner.send({
    workflowId: command.workflowId,
    commandId: command.id,
    message: command.message,
    deadlineMs: answerDeadlineMs,
  });
  switch (outcome.status) {
    case 'done':
      return resultOf(ctx, { id: command.id, status: 'done', refusal: null, result: outcome.result });
    case 'unknown':
      return resultOf(ctx, command);
    case 'refused':
      return settleRefused(ctx, { command, code: knownCode(outcome.code), standing: request.standing });
    case 'closed':
      // Nothing runs an open case until it is started again: what was asked of it waits for that.
      if (await isCaseOpen(ctx, request.caseId)) return resultOf(ctx, command);
      return settleRefused(ctx, { command, code: 'not_open', standing: request.standing });
    default:
      return outcome satisfies never;
  }
}

async function findEarlier(ctx: ServiceContext, tx: Transaction, request: CommandRequest): Promise<CommandRow | null> {
  const claim = claimOf(ctx);
  const [row] = await tx
    .select()
    .from(commands)
    .where(
      and(
        eq(commands.tenantId, ctx.tenantId),
        eq(commands.caller, claim.caller),
        eq(commands.idempotencyKey, claim.key),
      ),
    );
  if (!row) return null;
  if (row.payloadHash !== payloadHash(request)) throw new AppError('idempotency_key_reused');
  if (ctx.idempotency) ctx.idempotency.wasReplayed = true;
  return row;
}

async function insertCommand(ctx: ServiceContext, tx: Transaction, request: CommandRequest): Promise<CommandRow> {
  const [row] = await tx
    .select()
    .from(cases)
    .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, request.caseId)));
  if (!row) throw new AppError('not_found', { detail: 'There is no such case.' });
  if (!row.isOpen)
    throw new AppError('not_open', {
      detail: 'This case is finished.',
      facts: request.standing ? await request.standing(tx) : {},
    });
  const claim = claimOf(ctx);
  const id = ctx.ids.next('cmd');
  const expiresAt = ctx.now() + lifetimeMs;
  const actor = actorOf(ctx);
  const message: CaseMessage = {
    commandId: id,
    kind: request.kind,
    actor: actor.caseActor,
    knownSeq: row.seq,
    expiresAt,
    facts: request.facts,
  };
  const [inserted] = await tx
    .insert(commands)
    .values({
      tenantId: ctx.tenantId,
      id,
      caseId: request.caseId,
      workflowId: workflowOf(row),
      kind: request.kind,
      caller: claim.caller,
      idempotencyKey: claim.key,
      payloadHash: payloadHash(request),
      actor: actor.stored,
      message: { ...message },
      payload: { ...request.payload },
      status: 'pending',
      refusal: null,
      result: null,
      createdAt: ctx.now(),
      sentAt: ctx.now(),
      expiresAt,
      finishedAt: null,
    })
    .onConflictDoNothing()
    .returning();
  // Somebody with the same key was faster: theirs is the command.
  const standing = inserted ?? (await findEarlier(ctx, tx, request));
  if (!standing) throw new AppError('request_in_flight');
  return standing;
}

/** The case refused. What the projection has written meanwhile stands; else the row is closed as refused. */
async function settleRefused(
  ctx: ServiceContext,
  at: { readonly command: CommandRow; readonly code: ErrorCode; readonly standing: CommandRequest['standing'] },
): Promise<CommandResult> {
  const { row, facts } = await read(ctx, async (tx) => {
    const mine = and(eq(commands.tenantId, ctx.tenantId), eq(commands.id, at.command.id));
    const [current] = await tx.select().from(commands).where(mine).for('update');
    const stands = at.standing ? await at.standing(tx) : {};
    if (current?.status !== 'pending') return { row: current, facts: stands };
    await tx.update(commands).set({ status: 'refused', refusal: at.code, finishedAt: ctx.now() }).where(mine);
    return { row: { ...current, status: 'refused' as const, refusal: at.code }, facts: stands };
  });
  if (row?.status === 'done') return resultOf(ctx, row);
  throw new AppError(knownCode(row?.refusal ?? at.code), { facts });
}

async function answerOf(ctx: ServiceContext, row: CommandRow, { standing }: CommandRequest): Promise<CommandResult> {
  if (row.status !== 'refused') return resultOf(ctx, row);
  const facts = standing ? await read(ctx, standing) : {};
  throw new AppError(knownCode(row.refusal ?? 'conflict'), { facts });
}

/** What the caller is told of a command; a partner reads the case's status in its own words. */
export function resultOf(
  ctx: ServiceContext,
  row: Pick<CommandRow, 'id' | 'status' | 'refusal' | 'result'>,
): CommandResult {
  const stored = dealStatuses.find((known) => known === row.result?.['caseStatus']) ?? null;
  const caseStatus = stored !== null && ctx.actor.kind === 'contact' ? partnerStatus(stored) : stored;
  return { commandId: row.id, status: row.status, caseStatus, code: row.refusal };
}

/** Codes come back from the case as text; anything unknown is a conflict. */
export function knownCode(code: string): ErrorCode {
  return code in errorCodes ? (code as ErrorCode) : 'conflict';
}

function workflowOf(row: CaseRow): string {
  return workflowIdOf({ process: row.process, tenantId: row.tenantId, subjectId: row.subjectId });
}

function claimOf(ctx: ServiceContext): { caller: string; key: string } {
  if (!ctx.idempotency) throw new AppError('idempotency_key_missing');
  return ctx.idempotency;
}

function actorOf(ctx: ServiceContext): { caseActor: CaseActor; stored: CommandRow['actor'] } {
  const { actor } = ctx;
  if (actor.kind === 'applicant') {
    const { kind, id, personId, name } = actor;
    return { caseActor: { kind, id, personId }, stored: { kind, id, personId: personId ?? '', name } };
  }
  if (actor.kind !== 'member' && actor.kind !== 'contact')
    throw new AppError('forbidden', { detail: 'Only people act on cases.' });
  const { kind, id, personId, name } = actor;
  return { caseActor: { kind, id, personId }, stored: { kind, id, personId, name } };
}

function payloadHash(request: CommandRequest): string {
  const { caseId, kind, facts, payload } = request;
  return createHash('sha256').update(canonicalJson({ caseId, kind, facts, payload })).digest('hex');
}
