import type { exitOperations } from '@countersign/contracts/exit/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { openExit } from './open-exit.internal.ts';
import { presentExit } from './present.internal.ts';

type Operation = (typeof exitOperations)['start'];

/** Puts the end of a membership before those who decide, with the choices for what it touches. Nothing ends before they agree. */
export function startExit(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'exit.start');
  const { personId } = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const id = await openExit(ctx, tx, {
      ...body,
      origin: 'staff',
      personId,
    });
    return presentExit(ctx, tx, id);
  });
}
