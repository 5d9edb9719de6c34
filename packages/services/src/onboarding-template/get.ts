import type { onboardingTemplateOperations } from '@countersign/contracts/onboarding/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadTemplate } from './present.internal.ts';

type Operation = (typeof onboardingTemplateOperations)['get'];

/** One version of a template. */
export function getOnboardingTemplate(
  ctx: ServiceContext,
  { params }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'onboarding-template.get');
  return read(ctx, (tx) => loadTemplate(ctx, tx, params.id));
}
