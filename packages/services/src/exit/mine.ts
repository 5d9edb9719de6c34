import type { exitOperations } from '@countersign/contracts/exit/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentOwnExits } from './present-own.internal.ts';

/** What a partner's people are told about the ends of its memberships. */
export function listOwnExits(ctx: ServiceContext): Promise<OutputOf<(typeof exitOperations)['mine']>> {
  requirePermission(ctx, 'exit.mine');
  return read(ctx, async (tx) => ({ items: await presentOwnExits(ctx, tx) }));
}
