import type { accountOperations } from '@countersign/contracts/account/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { accounts, matchKeys } from '@countersign/db/schema/deal-registration';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadAccount } from './present.internal.ts';

type Remove = (typeof accountOperations)['remove'];

/** Removes an account, so that no registration is compared with it any more; what was found before stays on record. */
export function removeAccount(ctx: ServiceContext, input: InputOf<Remove>): Promise<OutputOf<Remove>> {
  requirePermission(ctx, 'account.remove');
  return transact(ctx, async (tx) => {
    const { account } = await loadAccount(ctx, tx, input.params.id);
    await tx
      .delete(matchKeys)
      .where(
        and(
          eq(matchKeys.tenantId, ctx.tenantId),
          eq(matchKeys.subjectKind, 'account'),
          eq(matchKeys.subjectId, account.id),
        ),
      );
    await tx.delete(accounts).where(and(eq(accounts.tenantId, ctx.tenantId), eq(accounts.id, account.id)));
    await recordAudit(ctx, tx, {
      action: 'account.remove',
      subjectKind: 'account',
      subjectId: account.id,
      facts: { kind: account.kind, isNamed: account.isNamed },
    });
    return null;
  });
}
