import type { bankEntryOperations } from '@countersign/contracts/bank-entry/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { bankEntries } from '@countersign/db/schema/payout';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentEntryById } from './present.internal.ts';

type Operation = (typeof bankEntryOperations)['resolve'];

/** Says how an exception was cleared up; it moves nothing in the books by itself. */
export function resolveBankEntry(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'bank-entry.resolve');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const one = and(eq(bankEntries.tenantId, ctx.tenantId), eq(bankEntries.id, params.id));
    const [before] = await tx.select().from(bankEntries).where(one).for('update');
    if (!before) throw notFound('bank entry');
    if (before.status !== 'exception') throw new AppError('action_not_available', { facts: { status: before.status } });
    await tx.update(bankEntries).set({ status: 'resolved', note: body.note }).where(one);
    await recordAudit(ctx, tx, {
      action: 'bank-entry.resolve',
      subjectKind: 'bank_entry',
      subjectId: before.id,
      facts: { note: body.note },
    });
    return presentEntryById(ctx, tx, before.id);
  });
}
