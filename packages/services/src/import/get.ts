import type { importOperations } from '@countersign/contracts/import/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadImport } from './load-import.internal.ts';
import { presentImport } from './present.internal.ts';

type Get = (typeof importOperations)['get'];

/** One import: how far it is, what its rows look like, and which values still need a meaning. */
export function getImport(ctx: ServiceContext, input: InputOf<Get>): Promise<OutputOf<Get>> {
  requirePermission(ctx, 'import.get');
  return read(ctx, async (tx) => presentImport(ctx, tx, await loadImport(ctx, tx, input.params.id)));
}
