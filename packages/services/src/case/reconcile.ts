import type { ServiceContext } from '../context.ts';
import { releaseLapsed } from '../deal-registration/slots/held-by-win.ts';
import { recheckBlocked } from '../task/recheck-blocked.ts';
import { transact } from '../transact.ts';
import { rehydrateCases } from './rehydrate.ts';

export interface Reconciled {
  readonly open: number;
  /** Cases that nothing ran. */
  readonly restarted: number;
  /** Tasks that turned out to have too few people, or enough again. */
  readonly rechecked: number;
}

/**
 * Compares a tenant's open cases with the world: those that nothing runs are started again, and open tasks are held
 * against the members of today. A member who was removed in the very moment a task opened was seen by neither of the
 * two. What won registrations hold beyond their last day becomes free. Doing it again changes nothing.
 */
export async function reconcileCases(
  ctx: ServiceContext,
  options: { readonly onProgress?: () => void } = {},
): Promise<Reconciled> {
  const { open, restarted } = await rehydrateCases(ctx, { only: 'missing', ...options });
  await transact(ctx, (tx) => releaseLapsed(tx, { tenantId: ctx.tenantId, now: ctx.now() }));
  const { blocked, opened } = await transact(ctx, (tx) => recheckBlocked(ctx, tx, options));
  return { open, restarted, rechecked: blocked.length + opened.length };
}
