import type { checkOperations } from '@countersign/contracts/check/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { automaticChecks } from '@countersign/domain/check/check';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { currentChecks } from '../vetting/load.internal.ts';
import { awaitChecks } from './await-checks.ts';
import { loadOpenCheck } from './load-open.internal.ts';
import { presentChecks } from './present.internal.ts';

type Operation = (typeof checkOperations)['run'];

/** Has the product run a check again, such as a register that did not answer; what only people do it cannot (`action_not_available`). */
export function runCheckAgain(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'check.run');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const { row, vetting } = await loadOpenCheck(ctx, tx, params.id);
    if (!automaticChecks.includes(row.kind) || row.status === 'waiting') throw new AppError('action_not_available');
    await awaitChecks(ctx, tx, { vettingId: vetting.id, revision: vetting.revision, kinds: [row.kind] });
    await recordAudit(ctx, tx, {
      action: 'check.run',
      subjectKind: 'check',
      subjectId: row.id,
      caseId: vetting.caseId,
      facts: { vettingId: vetting.id, kind: row.kind },
    });
    const now = await currentChecks(ctx, tx, vetting.id);
    const [shown] = await presentChecks(
      ctx,
      tx,
      now.filter(({ kind }) => kind === row.kind),
    );
    if (!shown) throw notFound('check');
    return shown;
  });
}
