import { createHash } from 'node:crypto';
import type { exitOperations } from '@countersign/contracts/exit/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { exitAppeals } from '@countersign/db/schema/exit';
import { AppError } from '../app-error.ts';
import { openReviewedCase } from '../approval/open-reviewed-case.ts';
import { recordAudit } from '../audit/record.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { takeNumbers } from '../number/take-numbers.ts';
import { requireContact, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { lockExit } from './load.internal.ts';
import { appealOf } from './present.internal.ts';
import { mayAppeal, presentOwnExit } from './present-own.internal.ts';

type Operation = (typeof exitOperations)['appeal'];

/**
 * Puts an agreed end before people who had no part in it: a case of its own, which nobody who proposed or approved the end
 * decides on. Once per end, and within the time to appeal (`action_not_available`).
 */
export function appealExit(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'exit.appeal');
  const { personId, partnerId } = requireContact(ctx);
  return transact(ctx, async (tx) => {
    const exit = await lockExit(ctx, tx, params.id);
    if (exit.partnerId !== partnerId || exit.status === 'in_review') throw notFound('exit');
    if (!mayAppeal(exit, ctx.now()) || (await appealOf(ctx, tx, exit.id)) !== null)
      throw new AppError('action_not_available', { detail: 'There is nothing to appeal against any more.' });
    const year = new Date(ctx.now()).getUTCFullYear();
    const last = await takeNumbers(ctx, tx, { sequence: `exit-appeal/${year}`, count: 1 });
    const number = `APP-${year}-${String(last).padStart(5, '0')}`;
    const id = ctx.ids.next('app');
    const hash = createHash('sha256')
      .update(canonicalJson({ exitId: exit.id, text: body.text }))
      .digest('hex');
    const caseId = await openReviewedCase(ctx, tx, {
      process: 'exit-appeal',
      programId: exit.programId,
      // One appeal per end; so the end is what its case is about.
      subjectId: exit.id,
      number,
      title: exit.number,
      hash,
      makers: [personId, exit.proposedByPerson, ...exit.approvedByPersons],
      origin: 'portal',
      card: { facts: { exitId: exit.id, exitNumber: exit.number, exitCaseId: exit.caseId } },
    });
    await tx.insert(exitAppeals).values({
      tenantId: ctx.tenantId,
      id,
      number,
      exitId: exit.id,
      partnerId,
      caseId,
      status: 'in_review',
      text: body.text,
      answer: null,
      filedByPerson: personId,
      createdAt: ctx.now(),
      decidedAt: null,
    });
    await recordAudit(ctx, tx, {
      action: 'exit.appeal',
      subjectKind: 'exit',
      subjectId: exit.id,
      caseId,
      facts: { appealId: id, enrollmentId: exit.enrollmentId },
    });
    return presentOwnExit(ctx, tx, exit.id);
  });
}
