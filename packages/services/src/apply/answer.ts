import type { applyOperations } from '@countersign/contracts/apply/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { AppError, invalidInput } from '../app-error.ts';
import { findReplay } from '../command/find-replay.ts';
import { sendCommand } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { applicantContext, loadApplication } from './applicant-context.internal.ts';
import { formOf } from './form-of.internal.ts';
import { completeAnswers, hashOfAnswers } from './submit.ts';

type Operation = (typeof applyOperations)['answer'];

/** Answers a request for changes: new values for the fields that it named, and for no other (`field_not_open`). */
export async function answerApplication(
  ctx: ServiceContext,
  { body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  const { own, applicationId } = await applicantContext(ctx, body.token);
  const note = body.note ?? null;
  const prepared = await read(own, async (tx) => {
    const row = await loadApplication(own, tx, applicationId);
    if (row.caseId === null) throw notAsked();
    const replay = await findReplay(own, tx);
    if (replay) {
      const { message } = replay;
      return { caseId: row.caseId, facts: factsOf(message), answers: replay.payload['answers'] };
    }
    if (row.status !== 'changes_requested' || row.changes === null) throw notAsked();
    const open = new Set(row.changes.fields);
    const closed = Object.keys(body.answers).filter((key) => !open.has(key));
    if (closed.length > 0)
      throw new AppError('field_not_open', {
        detail: 'Only what was asked for can be changed.',
        fields: closed.slice(0, 20).map((key) => ({ field: `answers.${key}`, code: 'field_not_open' })),
      });
    if (Object.keys(body.answers).length === 0 && note === null)
      throw invalidInput({ field: 'answers', code: 'required' });
    const form = await formOf(own, tx, row);
    const answers = await completeAnswers(own, tx, { row, form, answers: { ...row.answers, ...body.answers } });
    return {
      caseId: row.caseId,
      answers,
      facts: { revision: row.revision + 1, termsHash: hashOfAnswers(row, answers), makers: [] },
    };
  });
  return sendCommand(own, {
    caseId: prepared.caseId,
    kind: 'resubmit',
    facts: prepared.facts,
    payload: { answers: prepared.answers, patch: body.answers, text: note },
  });
}

function factsOf(message: Record<string, unknown>): Record<string, unknown> {
  const { facts } = message;
  return typeof facts === 'object' && facts !== null ? { ...facts } : {};
}

function notAsked(): AppError {
  return new AppError('action_not_available', { detail: 'Nothing was asked about this application.' });
}
