import type { commandOperations } from '@countersign/contracts/command/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { commands } from '@countersign/db/schema/case';
import { AppError } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { type CommandResult, resultOf } from './send-command.ts';

/** What became of an own command. Somebody else's is `not_found`. */
export async function getCommand(
  ctx: ServiceContext,
  input: InputOf<(typeof commandOperations)['get']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'command.get');
  const { actor } = ctx;
  const [row] = await read(ctx, (tx) =>
    tx
      .select()
      .from(commands)
      .where(and(eq(commands.tenantId, ctx.tenantId), eq(commands.id, input.params.id))),
  );
  const isOwn = row !== undefined && (actor.kind === 'member' || actor.kind === 'contact') && row.actor.id === actor.id;
  if (!row || !isOwn) throw new AppError('not_found', { detail: 'There is no such command.' });
  return resultOf(ctx, row);
}
