import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { provisioningOperations } from '@countersign/contracts/provisioning/operations';
import { AppError } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { requireActiveEnrollment } from '../enrollment/require-active.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { lockSaga } from '../saga/load.internal.ts';
import { presentSaga } from '../saga/present.internal.ts';
import { transact } from '../transact.ts';
import { startProvisioning } from './start-provisioning.ts';

type Operation = (typeof provisioningOperations)['start'];

/**
 * Has a partner set up by hand, or gives what is under way or was done. Refused where the membership is not active
 * (`invalid_input`), and (`conflict`) where the program has chosen nothing to set up.
 */
export function startProvisioningByHand(
  ctx: ServiceContext,
  { body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'provisioning.start');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const { partnerId, programId } = await requireActiveEnrollment(ctx, tx, body.enrollmentId);
    const sagaId = await startProvisioning(ctx, tx, { partnerId, programId });
    if (sagaId === null)
      throw new AppError('conflict', { detail: 'The program has not chosen anything to set up for its partners.' });
    return presentSaga(ctx, tx, await lockSaga(ctx, tx, sagaId));
  });
}
