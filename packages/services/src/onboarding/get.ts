import type { onboardingOperations } from '@countersign/contracts/onboarding/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentOnboarding } from './present.internal.ts';

type Operation = (typeof onboardingOperations)['get'];

/** One onboarding with its plan, and what the reader may do with each task now. */
export function getOnboarding(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'onboarding.get');
  return read(ctx, (tx) => presentOnboarding(ctx, tx, params.id));
}
