import type { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentDeal } from './present-deal.ts';

type Operation = (typeof dealRegistrationOperations)['get'];

/** One registration, as its reader may see it. */
export function getDealRegistration(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'deal-registration.get');
  return read(ctx, (tx) => presentDeal(ctx, tx, input.params.id));
}
