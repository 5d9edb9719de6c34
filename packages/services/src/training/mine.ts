import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { trainingOperations } from '@countersign/contracts/training/operations';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { ownCourses, presentOwnCourse, requireContact } from './own.internal.ts';

type Operation = (typeof trainingOperations)['mine'];

/** The reader's courses, those that are required first. */
export async function myCourses(ctx: ServiceContext, _input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'training.mine');
  const actor = requireContact(ctx);
  const found = await read(ctx, (tx) => ownCourses(ctx, tx, { actor }));
  const items = found.map((one) => presentOwnCourse(ctx, one));
  return { items: items.toSorted((left, right) => Number(right.isRequired) - Number(left.isRequired)) };
}
