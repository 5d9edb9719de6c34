import type { dataRequestOperations } from '@countersign/contracts/data-request/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { programs } from '@countersign/db/schema/tenant';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { mailPerson } from './mail-person.internal.ts';
import { answerDueAt } from './open-request.internal.ts';
import { presentRequest } from './present.internal.ts';
import { askingOf, changeRequest, lockRequest } from './sealed-request.internal.ts';

type Operation = (typeof dataRequestOperations)['extend'];

/** Two months more, once, and only before the first has passed; the person is told, with the reason (GDPR art. 12(3)). */
export function extendDataRequest(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'data-request.extend');
  return transact(ctx, async (tx) => {
    const row = await lockRequest(ctx, tx, params.id);
    if (row.extendedAt !== null) throw new AppError('extension_used', { detail: 'The time was extended before.' });
    const asking = await askingOf(ctx, tx, row);
    if (row.status !== 'in_review' || asking === null || row.dueAt < ctx.now())
      throw new AppError('action_not_available', { detail: 'It is decided, or its time is over.' });
    const [program] = await tx
      .select({ zone: programs.zone })
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, row.programId)));
    if (!program) throw notFound('program');
    const dueAt = answerDueAt(program.zone, row.receivedAt, true);
    await changeRequest(ctx, tx, row, { dueAt, extendedAt: ctx.now(), extensionReason: body.reason });
    await mailPerson(ctx, tx, {
      kind: 'data_request_extended',
      row,
      asking,
      facts: { dueAt, text: body.reason },
    });
    await recordAudit(ctx, tx, {
      action: 'data-request.extend',
      subjectKind: 'data_request',
      subjectId: row.id,
      caseId: row.caseId,
      facts: { from: row.dueAt, to: dueAt },
    });
    return presentRequest(ctx, tx, row.id);
  });
}
