import type { ReviewOptions } from '@countersign/domain/approval/reviewed-case';
import { reviewOptions } from '@countersign/domain/process/review-options';
import type { ServiceContext, Transaction } from '../context.ts';
import { currentPersons } from '../member/person-joins.ts';
import type { CaseRow } from './effect.ts';
import { stateOf } from './state-of.ts';

/** Whether the actor is one of those who prepared what waits in the case, and its process lets them take it back. */
export async function mayWithdraw(ctx: ServiceContext, tx: Transaction, row: CaseRow): Promise<boolean> {
  const { actor } = ctx;
  const { isWithdrawnByMakers = false }: ReviewOptions = reviewOptions[row.process];
  if (!isWithdrawnByMakers || !row.isOpen || actor.kind !== 'member' || !actor.permissions.has('case.withdraw'))
    return false;
  const { tenantId } = ctx;
  const makers = await currentPersons(tx, { tenantId, persons: stateOf(row).makers });
  const [self] = await currentPersons(tx, { tenantId, persons: [actor.personId] });
  return self !== undefined && makers.includes(self);
}
