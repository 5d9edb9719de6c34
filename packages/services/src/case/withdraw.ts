import type { caseOperations } from '@countersign/contracts/case/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { AppError } from '../app-error.ts';
import { findReplay } from '../command/find-replay.ts';
import { type CommandResult, sendCommand } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { findVisibleCase } from './find-visible.ts';
import { mayWithdraw } from './may-withdraw.internal.ts';

/**
 * Withdraws what the actor prepared and what nobody has decided on finally: it counts no more, as if it had been refused.
 * `action_not_available` for anybody else, and where the process knows no such thing.
 */
export async function withdrawCase(
  ctx: ServiceContext,
  { params, body }: InputOf<(typeof caseOperations)['withdraw']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'case.withdraw');
  await read(ctx, async (tx) => {
    const { row } = await findVisibleCase(ctx, tx, params.id);
    if ((await findReplay(ctx, tx)) !== null) return;
    if (!row.isOpen) throw new AppError('not_open', { detail: 'This case is finished.' });
    if (!(await mayWithdraw(ctx, tx, row)))
      throw new AppError('action_not_available', { detail: 'Only whoever prepared this may withdraw it.' });
  });
  return sendCommand(ctx, { caseId: params.id, kind: 'withdraw', facts: {}, payload: { text: body.text ?? null } });
}
