import type { accountOperations } from '@countersign/contracts/account/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { accounts } from '@countersign/db/schema/deal-registration';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { indexSubject } from '../matching/index-subject.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { checkAccount } from './check-account.internal.ts';
import { domainOf } from './domain-of.ts';
import { type AccountRow, loadAccount, presentAccount } from './present.internal.ts';

type Update = (typeof accountOperations)['update'];

/**
 * Changes an account; what is left out stays. Refused with `stale_revision` when somebody else changed it since it was
 * read, and with `conflict` when another account has the external id.
 */
export function updateAccount(ctx: ServiceContext, input: InputOf<Update>): Promise<OutputOf<Update>> {
  requirePermission(ctx, 'account.update');
  const { body, params, ifMatch } = input;
  return transact(ctx, async (tx) => {
    const { account: before } = await loadAccount(ctx, tx, params.id);
    await checkAccount(ctx, tx, body);
    const changes = changesOf(before, body);
    const mine = and(eq(accounts.tenantId, ctx.tenantId), eq(accounts.id, before.id), eq(accounts.revision, ifMatch));
    const [after] = await tx
      .update(accounts)
      .set({ ...changes, revision: ifMatch + 1, changedAt: ctx.now() })
      .where(mine)
      .returning()
      .catch((err: unknown) => {
        if (!isUniqueViolation(err, 'accounts_external')) throw err;
        throw new AppError('conflict', {
          detail: 'Another account has this external id.',
          facts: { field: 'externalId' },
          cause: err,
        });
      });
    if (!after) throw new AppError('stale_revision', { facts: { revision: before.revision } });
    await indexSubject(ctx, tx, { kind: 'account', id: after.id, customer: after });
    await recordAudit(ctx, tx, {
      action: 'account.update',
      subjectKind: 'account',
      subjectId: after.id,
      facts: { fields: Object.keys(changes) },
    });
    return presentAccount(await loadAccount(ctx, tx, after.id));
  });
}

function changesOf(before: AccountRow, body: InputOf<Update>['body']): Partial<AccountRow> {
  const { website } = body;
  const wanted = { ...body, ...(website === undefined ? {} : { domain: domainOf(website) }) };
  const differing = Object.entries(wanted).filter(
    ([field, value]) => value !== undefined && value !== Reflect.get(before, field),
  );
  return Object.fromEntries(differing);
}
