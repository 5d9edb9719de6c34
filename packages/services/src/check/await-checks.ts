import { and, eq, inArray, ne } from '@countersign/db/query';
import { checks } from '@countersign/db/schema/vetting';
import { automaticChecks, type CheckKind } from '@countersign/domain/check/check';
import type { ServiceContext, Transaction } from '../context.ts';
import { enqueue } from '../outbox/enqueue.ts';

/**
 * Lets these kinds be looked at anew, in the caller's transaction: what was found before is kept as replaced, and the
 * relay runs what the product can run by itself.
 */
export async function awaitChecks(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly vettingId: string; readonly revision: number; readonly kinds: readonly CheckKind[] },
): Promise<void> {
  await tx
    .update(checks)
    .set({ status: 'replaced' })
    .where(
      and(
        eq(checks.tenantId, ctx.tenantId),
        eq(checks.vettingId, of.vettingId),
        inArray(checks.kind, [...of.kinds]),
        ne(checks.status, 'replaced'),
      ),
    );
  const rows = of.kinds.map((kind) => ({
    tenantId: ctx.tenantId,
    id: ctx.ids.next('chk'),
    vettingId: of.vettingId,
    kind,
    revision: of.revision,
    status: 'waiting' as const,
    plainInput: {},
    plainResult: {},
    factors: [],
    fileIds: [],
    createdAt: ctx.now(),
  }));
  await tx.insert(checks).values(rows);
  const first = rows.find(({ kind }) => automaticChecks.includes(kind));
  if (first)
    await enqueue(ctx, tx, [
      { kind: 'run_checks', key: `${of.vettingId}/${first.id}`, payload: { vettingId: of.vettingId } },
    ]);
}
