import type { checkOperations } from '@countersign/contracts/check/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, inArray } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { checks } from '@countersign/db/schema/vetting';
import { factorsOfKind } from '@countersign/domain/check/check';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { concludeIn } from '../vetting/conclude-checks.ts';
import { loadOpenCheck } from './load-open.internal.ts';
import { presentChecks } from './present.internal.ts';
import { openChecks, sealFindings } from './sealed-check.internal.ts';

type Operation = (typeof checkOperations)['record'];

/**
 * Keeps what a person found by a check, beside what was found before. Its factors are weighed at once; a review under way
 * is asked anew when the risk has changed.
 */
export function recordCheck(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'check.record');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const { row, vetting } = await loadOpenCheck(ctx, tx, params.id);
    const strange = body.factors.findIndex((factor) => !factorsOfKind[row.kind].includes(factor));
    if (strange >= 0) throw invalidInput({ field: `factors.${strange}`, code: 'unsupported' });
    await requireFiles(ctx, tx, body.fileIds);
    const { input, result, note: _earlier, ...columns } = row;
    await tx
      .update(checks)
      .set({ status: 'replaced' })
      .where(and(eq(checks.tenantId, ctx.tenantId), eq(checks.id, row.id)));
    const [kept] = await tx
      .insert(checks)
      .values({
        ...columns,
        ...(await sealFindings(ctx, tx, vetting.id, { input, result, note: body.note })),
        id: ctx.ids.next('chk'),
        status: 'done',
        outcome: body.outcome,
        source: 'person',
        provider: null,
        listVersion: row.listVersion,
        factors: [...new Set(body.factors)],
        fileIds: body.fileIds,
        byMemberId: member.id,
        createdAt: ctx.now(),
        at: ctx.now(),
      })
      .returning();
    if (!kept) throw new Error(`check ${row.id} was not kept`);
    await recordAudit(ctx, tx, {
      action: 'check.record',
      subjectKind: 'check',
      subjectId: kept.id,
      caseId: vetting.caseId,
      facts: { vettingId: vetting.id, kind: kept.kind, outcome: kept.outcome, factors: kept.factors, replaced: row.id },
    });
    await concludeIn(ctx, tx, vetting.id);
    const [shown] = await presentChecks(ctx, tx, await openChecks(ctx, tx, [kept]));
    if (!shown) throw notFound('check');
    return shown;
  });
}

async function requireFiles(ctx: ServiceContext, tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.tenantId, ctx.tenantId), inArray(files.id, [...ids])));
  const missing = ids.findIndex((id) => !rows.some((row) => row.id === id));
  if (missing >= 0) throw invalidInput({ field: `fileIds.${missing}`, code: 'unknown' });
}
