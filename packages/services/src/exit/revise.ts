import type { exitOperations } from '@countersign/contracts/exit/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { checkNotice } from '@countersign/domain/exit/exit';
import { AppError, invalidInput } from '../app-error.ts';
import { findReplay } from '../command/find-replay.ts';
import { type CommandResult, sendCommand } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadExit, loadMembership } from './load.internal.ts';
import { hashOfExit, lookAtExit } from './preview-exit.ts';
import { exitTermsOf } from './terms-of.ts';

/**
 * Brings what is decided on up to date, or changes it, while it is under review: another revision, which is routed again.
 * Whoever does so is among those who prepared it, and decides on it no more.
 */
export async function reviseExit(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<(typeof exitOperations)['revise']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'exit.revise');
  const prepared = await read(ctx, async (tx) => {
    const exit = await loadExit(ctx, tx, params.id);
    const replay = await findReplay(ctx, tx);
    if (replay) return { caseId: exit.caseId, facts: { ...asObject(replay.message.facts) }, payload: replay.payload };
    if (exit.status !== 'in_review') throw new AppError('not_open', { detail: 'This is decided already.' });
    if (exit.revision !== ifMatch) throw new AppError('stale_revision', { facts: { revision: exit.revision } });
    const of = await loadMembership(ctx, tx, exit.enrollmentId);
    const asked = { reason: exit.reason, ...body };
    if (checkNotice(asked, exitTermsOf(of.program.settings).noticeDays) !== null)
      throw invalidInput({
        field: 'noticeDays',
        code: 'out_of_range',
        message: 'the notice is too short for this reason',
      });
    const preview = await lookAtExit(ctx, tx, of, asked);
    const termsHash = hashOfExit({ enrollmentId: exit.enrollmentId, ...asked, preview });
    return {
      caseId: exit.caseId,
      facts: { revision: exit.revision + 1, termsHash },
      payload: { ...body, preview },
    };
  });
  return sendCommand(ctx, { ...prepared, kind: 'resubmit' });
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
