import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { vettingOperations } from '@countersign/contracts/vetting/operations';
import { and, eq, inArray } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { vettings } from '@countersign/db/schema/vetting';
import type { HoldingProblem } from '@countersign/domain/ownership/holding';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { lockVetting, type StatementRow } from './load.internal.ts';
import { ownershipOf } from './ownership-of.ts';
import { selectVettings } from './present.internal.ts';
import { presentOwn } from './present-own.internal.ts';
import { stateVetting } from './state.internal.ts';

type Operation = (typeof vettingOperations)['answer'];

/**
 * States what a vetting asked for: by the partner's own people, or by staff for them, who then decide on nothing of it.
 * Refused while nothing is asked (`action_not_available`), and where the structure contradicts itself.
 */
export function answerVetting(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'vetting.answer');
  const statedBy = answererOf(ctx);
  return transact(ctx, async (tx) => {
    const vetting = await lockVetting(ctx, tx, params.id);
    if (ctx.actor.kind === 'contact' && vetting.partnerId !== ctx.actor.partnerId) throw notFound('vetting');
    if (vetting.status !== 'awaiting_partner')
      throw new AppError('action_not_available', { detail: 'Nothing is asked at the moment.' });
    requireRevision(vetting.revision, ifMatch);
    const ownership = ownershipOf(body);
    if ('code' in ownership) throw holdingRefused(ownership);
    await requireOwnFiles(ctx, tx, [...body.fileIds, ...body.licences.flatMap(({ fileId }) => fileId ?? [])]);
    await stateVetting(ctx, tx, vetting, { statement: body, statedBy });
    await recordAudit(ctx, tx, {
      action: 'vetting.answer',
      subjectKind: 'vetting',
      subjectId: vetting.id,
      caseId: vetting.caseId,
      facts: { revision: vetting.revision + 1 },
    });
    const [found] = await selectVettings(tx, and(eq(vettings.tenantId, ctx.tenantId), eq(vettings.id, vetting.id)));
    if (!found) throw notFound('vetting');
    return presentOwn(ctx, tx, found);
  });
}

function answererOf({ actor }: ServiceContext): StatementRow['statedBy'] {
  if (actor.kind !== 'member' && actor.kind !== 'contact')
    throw new AppError('forbidden', { detail: 'Only people answer.' });
  const { kind, id, personId, name } = actor;
  return { kind, id, personId, name };
}

function holdingRefused({ code, index }: HoldingProblem): AppError {
  return invalidInput({ field: `holdings.${index}`, code });
}

/** A partner names its own files alone; staff any of the tenant's. */
async function requireOwnFiles(ctx: ServiceContext, tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { actor } = ctx;
  const rows = await tx
    .select({ id: files.id })
    .from(files)
    .where(
      and(
        eq(files.tenantId, ctx.tenantId),
        inArray(files.id, [...ids]),
        actor.kind === 'contact' ? eq(files.partnerId, actor.partnerId) : undefined,
      ),
    );
  const missing = ids.findIndex((id) => !rows.some((row) => row.id === id));
  if (missing >= 0) throw invalidInput({ field: 'fileIds', code: 'unknown' });
}
