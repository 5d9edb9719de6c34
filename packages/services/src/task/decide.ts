import type { InputOf } from '@countersign/contracts/operation/operation';
import type { taskOperations } from '@countersign/contracts/task/operations';
import { and, desc, eq } from '@countersign/db/query';
import { decisions } from '@countersign/db/schema/case';
import { dealFields } from '@countersign/domain/deal-registration/deal';
import type { ProcessName } from '@countersign/domain/process/registry';
import { rejectionReasons } from '@countersign/domain/process/rejection-reasons';
import { invalidInput } from '../app-error.ts';
import { findReplay } from '../command/find-replay.ts';
import { type CommandResult, sendCommand } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { checkCandidate, standingOf } from './check-candidate.ts';

type DecisionBody = InputOf<(typeof taskOperations)['decide']>['body'];

/**
 * Decides on a task. The right to decide is read from the database first and again where the decision is written; the
 * case itself refuses what is no longer open, a second decision by the same person, and anybody deciding on their own
 * terms. `ifMatch` is the revision of the terms that were looked at: others since are `stale_revision`. A last approval
 * that finds the protection taken is `slot_taken`, unless the decider agreed to waiting.
 */
export async function decideTask(
  ctx: ServiceContext,
  input: InputOf<(typeof taskOperations)['decide']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'task.decide');
  const member = requireMember(ctx);
  const { body } = input;
  checkDecision(body);
  const taskId = input.params.id;
  const { caseId, authority } = await read(ctx, async (tx) => {
    const known = await findReplay(ctx, tx);
    if (known) return { caseId: known.caseId, authority: String(known.payload['authority'] ?? '') };
    const candidacy = await checkCandidate(tx, { tenantId: ctx.tenantId, taskId, memberId: member.id });
    checkWords(body, candidacy.caseRow.process);
    return { caseId: candidacy.caseRow.id, authority: candidacy.authority };
  });
  return sendCommand(ctx, {
    caseId,
    kind: 'decide',
    facts: {
      taskId,
      outcome: body.outcome,
      revision: input.ifMatch,
      acceptWaiting: body.acceptWaiting,
      ...(body.fields ? { fields: body.fields } : {}),
      ...(body.reason ? { reason: body.reason } : {}),
      ...(body.grantedDiscountBp === undefined ? {} : { grantedDiscountBp: body.grantedDiscountBp }),
    },
    payload: {
      authority,
      reason: body.reason ?? null,
      text: body.text ?? null,
      internalNote: body.internalNote ?? null,
      fields: body.fields ?? null,
    },
    standing: async (tx) => {
      const [last] = await tx
        .select()
        .from(decisions)
        .where(and(eq(decisions.tenantId, ctx.tenantId), eq(decisions.taskId, taskId)))
        .orderBy(desc(decisions.decidedAt))
        .limit(1);
      return standingOf(last);
    },
  });
}

/** Reasons and fields are the process's own; which fields a case has is the case's own to refuse. */
function checkWords(body: DecisionBody, process: ProcessName): void {
  const reasons: readonly string[] = rejectionReasons[process];
  if (body.reason !== undefined && !reasons.includes(body.reason))
    throw invalidInput({ field: 'reason', code: 'unsupported', message: `one of ${reasons.join(', ')}` });
  if (process !== 'deal-registration') return;
  const unknown = (body.fields ?? []).findIndex((field) => !dealFields.some((known) => known === field));
  if (unknown >= 0)
    throw invalidInput({ field: `fields.${unknown}`, code: 'unsupported', message: `one of ${dealFields.join(', ')}` });
}

/** A rejection says why, and a request for changes says which and why: the partner is owed both. */
function checkDecision(body: DecisionBody): void {
  if (body.outcome === 'reject') {
    if (!body.reason) throw invalidInput({ field: 'reason', code: 'required', message: 'a rejection needs a reason' });
    if (!body.text)
      throw invalidInput({ field: 'text', code: 'required', message: 'a rejection needs a text for the partner' });
  }
  if (body.outcome === 'request_changes') {
    if (!body.fields)
      throw invalidInput({ field: 'fields', code: 'required', message: 'name the fields that shall change' });
    if (!body.text) throw invalidInput({ field: 'text', code: 'required', message: 'say what shall change' });
  }
}
