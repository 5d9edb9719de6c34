import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { retentionOperations } from '@countersign/contracts/retention/operations';
import { and, eq } from '@countersign/db/query';
import { retentionRules } from '@countersign/db/schema/data-request';
import { isAllowedTime, retentionTimes } from '@countersign/domain/data-request/retention';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { presentRule } from './present.internal.ts';

type Operation = (typeof retentionOperations)['update'];

/** Keeps a kind for another time, within what law and purpose leave; what is over by it goes with the next scan. */
export function updateRetention(
  ctx: ServiceContext,
  { body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'retention.update');
  const { kind } = body;
  if (!isAllowedTime(kind, body.days)) throw invalidInput({ field: 'days', code: 'out_of_range' });
  return transact(ctx, async (tx) => {
    const mine = and(eq(retentionRules.tenantId, ctx.tenantId), eq(retentionRules.kind, kind));
    const [before] = await tx.select().from(retentionRules).where(mine).for('update');
    requireRevision(before?.revision ?? 0, ifMatch);
    const next = { days: body.days, revision: (before?.revision ?? 0) + 1, changedAt: ctx.now() };
    const [kept] = await tx
      .insert(retentionRules)
      .values({ tenantId: ctx.tenantId, kind, ...next })
      .onConflictDoUpdate({ target: [retentionRules.tenantId, retentionRules.kind], set: next })
      .returning();
    await recordAudit(ctx, tx, {
      action: 'retention.update',
      subjectKind: 'retention_rule',
      subjectId: kind,
      facts: { from: before?.days ?? retentionTimes[kind].days, to: body.days },
    });
    return presentRule(kind, kept);
  });
}
