import type { accountOperations } from '@countersign/contracts/account/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadAccount, presentAccount } from './present.internal.ts';

type Get = (typeof accountOperations)['get'];

/** One account; `not_found` where the tenant has none of that id. */
export function getAccount(ctx: ServiceContext, input: InputOf<Get>): Promise<OutputOf<Get>> {
  requirePermission(ctx, 'account.get');
  return read(ctx, async (tx) => presentAccount(await loadAccount(ctx, tx, input.params.id)));
}
