import type { activationOperations } from '@countersign/contracts/activation/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { sql } from '@countersign/db/query';
import { AppError } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { activationFacts, type FactRow } from './facts.internal.ts';
import { presentActivation } from './present.internal.ts';

type Operation = (typeof activationOperations)['mine'];

/** The partner's own first steps, by program. */
export function ownActivation(ctx: ServiceContext, _input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'activation.mine');
  const { actor } = ctx;
  if (actor.kind !== 'contact') throw new AppError('forbidden', { detail: 'This is the partners’ page.' });
  return read(ctx, async (tx) => {
    const rows = await tx.execute<FactRow>(sql`
      with ${activationFacts(ctx, { partnerId: actor.partnerId })}
      select * from facts where status = 'active' order by joined_at, enrollment_id`);
    return {
      items: [...rows].map((row) => {
        const { id, program, joinedAt, reached } = presentActivation(ctx, row);
        return { id, program, joinedAt, reached };
      }),
    };
  });
}
