import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { provisioningOperations } from '@countersign/contracts/provisioning/operations';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { requireProgram } from '../tracking/load.internal.ts';
import { read } from '../transact.ts';
import { loadSettings, presentSettings } from './settings.internal.ts';

type Operation = (typeof provisioningOperations)['settings'];

/** What a program sets up for a partner that joins, and what could be chosen with the systems that are configured. */
export function getProvisioningSettings(
  ctx: ServiceContext,
  { params }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'provisioning.settings');
  return read(ctx, async (tx) => {
    await requireProgram(ctx, tx, params.id);
    return presentSettings(ctx, params.id, await loadSettings(ctx, tx, params.id));
  });
}
