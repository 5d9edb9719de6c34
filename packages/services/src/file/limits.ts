import type { fileOperations } from '@countersign/contracts/file/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { bytesMaxOf } from './check-file.internal.ts';
import { filesPerDay } from './require-room.internal.ts';

/** What this installation takes, for whoever is about to choose a file. */
export async function limitsOfFiles(ctx: ServiceContext): Promise<OutputOf<(typeof fileOperations)['limits']>> {
  requirePermission(ctx, 'file.limits');
  return {
    bytesMax: bytesMaxOf('evidence', ctx.limits),
    logoBytesMax: bytesMaxOf('logo', ctx.limits),
    perDay: filesPerDay(ctx),
    virusScanner: ctx.ports.virusScanner.source,
  };
}
