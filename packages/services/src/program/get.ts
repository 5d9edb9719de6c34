import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { programOperations } from '@countersign/contracts/program/operations';
import { and, eq } from '@countersign/db/query';
import { programs } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { countEnrolled, presentProgram } from './present.internal.ts';
import { visiblePrograms } from './visible.internal.ts';

type Operation = (typeof programOperations)['get'];

/** One program; a partner sees it only while enrolled. */
export function getProgram(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'program.get');
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(programs)
      .where(and(visiblePrograms(ctx), eq(programs.id, params.id)));
    if (!row) throw notFound('program');
    const enrolled = await countEnrolled(ctx, tx, [row.id]);
    return presentProgram(ctx, row, enrolled.get(row.id) ?? 0);
  });
}
