import type { agreementOperations } from '@countersign/contracts/agreement/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadAgreement } from './present.internal.ts';

type Operation = (typeof agreementOperations)['get'];

/** One agreement with all its versions, those agreed with single partners among them. */
export function getAgreement(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'agreement.get');
  return read(ctx, (tx) => loadAgreement(ctx, tx, params.id));
}
