import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { statementOperations } from '@countersign/contracts/statement/operations';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { findStatement, presentStatement } from './select.internal.ts';

type Operation = (typeof statementOperations)['get'];

/** One statement. */
export function getStatement(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'statement.get');
  return read(ctx, async (tx) => presentStatement(await findStatement(ctx, tx, params.id)));
}
