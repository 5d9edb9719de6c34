import type { bankEntryOperations } from '@countersign/contracts/bank-entry/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { bankEntries } from '@countersign/db/schema/payout';
import { members } from '@countersign/db/schema/people';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentEntryById } from './present.internal.ts';

type Operation = (typeof bankEntryOperations)['assign'];

/** Gives an exception to a colleague, who then has to clear it up. */
export function assignBankEntry(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'bank-entry.assign');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const [colleague] = await tx
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.tenantId, ctx.tenantId), eq(members.id, body.memberId), eq(members.status, 'active')));
    if (!colleague) throw notFound('member', 'memberId');
    const rows = await tx
      .update(bankEntries)
      .set({ ownerMemberId: colleague.id })
      .where(and(eq(bankEntries.tenantId, ctx.tenantId), eq(bankEntries.id, params.id)))
      .returning({ id: bankEntries.id });
    if (rows.length === 0) throw notFound('bank entry');
    await recordAudit(ctx, tx, {
      action: 'bank-entry.assign',
      subjectKind: 'bank_entry',
      subjectId: params.id,
      facts: { to: colleague.id },
    });
    return presentEntryById(ctx, tx, params.id);
  });
}
