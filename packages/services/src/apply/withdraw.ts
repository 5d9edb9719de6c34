import type { applyOperations } from '@countersign/contracts/apply/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { AppError } from '../app-error.ts';
import { sendCommand } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { applicantContext, loadApplication } from './applicant-context.internal.ts';

type Operation = (typeof applyOperations)['withdraw'];

/** Takes a submitted application back. */
export async function withdrawApplication(
  ctx: ServiceContext,
  { body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  const { own, applicationId } = await applicantContext(ctx, body.token);
  const { caseId } = await read(own, (tx) => loadApplication(own, tx, applicationId));
  if (caseId === null) throw new AppError('action_not_available', { detail: 'A draft lapses by itself.' });
  return sendCommand(own, { caseId, kind: 'withdraw', facts: {}, payload: {} });
}
