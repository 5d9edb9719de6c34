import type { applyOperations } from '@countersign/contracts/apply/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { applicantContext, loadApplication } from './applicant-context.internal.ts';
import { presentForApplicant } from './present.internal.ts';

type Operation = (typeof applyOperations)['open'];

/** The application behind a link: its form while it is a draft, and where it is afterwards. */
export async function openApplication(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  const { own, applicationId } = await applicantContext(ctx, body.token);
  return read(own, async (tx) => presentForApplicant(own, tx, await loadApplication(own, tx, applicationId)));
}
