import type { InputOf } from '@countersign/contracts/operation/operation';
import type { payoutRunOperations } from '@countersign/contracts/payout-run/operations';
import { and, asc, eq, gt } from '@countersign/db/query';
import { payouts } from '@countersign/db/schema/payout';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import type { FileReply } from '../file/file-reply.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { batchOf } from './batch-of.ts';
import { selectListed } from './list-of.ts';
import { lockRun } from './load-run.ts';

type Operation = (typeof payoutRunOperations)['file'];

/** The payment file or list of a released run: the same bytes however often it is fetched; each time is recorded. */
export function filePayoutRun(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<FileReply> {
  requirePermission(ctx, 'payout-run.file');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const run = await lockRun(ctx, tx, params.id);
    const rail = ctx.ports.payoutRails[run.rail];
    if ((run.status !== 'released' && run.status !== 'settled') || rail.delivery === 'call')
      throw new AppError('action_not_available', {
        detail: rail.delivery === 'call' ? 'The bank is called; there is no file.' : 'The run is not released yet.',
      });
    const list = await selectListed(tx)
      .where(and(eq(payouts.tenantId, ctx.tenantId), eq(payouts.runId, run.id), gt(payouts.attempt, 0)))
      .orderBy(asc(payouts.id));
    const document = rail.document(await batchOf(ctx, tx, run, { part: 1, list }));
    if (!document.ok)
      throw new AppError('action_not_available', {
        detail: 'The rail cannot carry this list.',
        facts: { ...document.refusal },
      });
    await recordAudit(ctx, tx, {
      action: 'payout-run.file',
      subjectKind: 'payout_run',
      subjectId: run.id,
      facts: { payouts: list.length },
    });
    return {
      name: document.value.fileName,
      mediaType: document.value.mediaType,
      content: Buffer.from(document.value.content),
    };
  });
}
