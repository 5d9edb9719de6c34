import type { applyOperations } from '@countersign/contracts/apply/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { applications } from '@countersign/db/schema/application';
import { checkAnswers } from '@countersign/domain/form/check-answers';
import { AppError } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { transact } from '../transact.ts';
import { type ApplicationRow, applicantContext, loadApplication } from './applicant-context.internal.ts';
import { formOf } from './form-of.internal.ts';
import { sealApplicant } from './sealed-application.internal.ts';

type Operation = (typeof applyOperations)['save'];

/** Keeps what can be kept of a draft and says what cannot. Refuses `stale_revision` when it was changed elsewhere. */
export async function saveApplication(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  const { own, applicationId } = await applicantContext(ctx, body.token);
  return transact(own, async (tx) => {
    const row = await loadApplication(own, tx, applicationId, { forUpdate: true });
    requireDraft(row, body.revision);
    const { kept, problems } = checkAnswers(await formOf(own, tx, row), body.answers, { isDraft: true });
    const revision = row.revision + 1;
    await tx
      .update(applications)
      .set({ ...(await sealApplicant(own, tx, row.id, { ...row, answers: kept })), revision, changedAt: ctx.now() })
      .where(and(eq(applications.tenantId, own.tenantId), eq(applications.id, row.id)));
    return { revision, problems: problems.map(({ field, code }) => ({ field, code })) };
  });
}

export function requireDraft(row: ApplicationRow, revision: number): void {
  if (row.status !== 'draft')
    throw new AppError('action_not_available', { detail: 'This application is not a draft any more.' });
  if (row.revision !== revision)
    throw new AppError('stale_revision', {
      detail: 'This draft was changed in another window.',
      facts: { revision: row.revision },
    });
}
