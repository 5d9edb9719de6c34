import type { applyOperations } from '@countersign/contracts/apply/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { transact } from '../transact.ts';
import { countFunnel } from './count-funnel.ts';
import { findActiveForm, findProgramPage } from './find-page.internal.ts';

type Operation = (typeof applyOperations)['visit'];

/** Counts a visit of a public page. */
export async function visitPage(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  const page = await findProgramPage(ctx, params.slug);
  const own: ServiceContext = { ...ctx, tenantId: page.tenantId };
  return transact(own, async (tx) => {
    const { program } = await findActiveForm(tx, { ...page, type: params.type });
    await countFunnel(own, tx, { programId: program.id, zone: program.zone, source: body.source, step: 'visited' });
    return null;
  });
}
