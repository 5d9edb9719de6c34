import type { accountOperations } from '@countersign/contracts/account/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { accounts } from '@countersign/db/schema/deal-registration';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { indexSubject } from '../matching/index-subject.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { checkAccount } from './check-account.internal.ts';
import { domainOf } from './domain-of.ts';
import { loadAccount, presentAccount } from './present.internal.ts';

type Create = (typeof accountOperations)['create'];

/**
 * Adds an account, from then on compared with every registration. Refused with `conflict` when another account has the
 * same external id.
 */
export function createAccount(ctx: ServiceContext, input: InputOf<Create>): Promise<OutputOf<Create>> {
  requirePermission(ctx, 'account.create');
  const { body } = input;
  return transact(ctx, async (tx) => {
    await checkAccount(ctx, tx, body);
    const id = ctx.ids.next('acc');
    const values = {
      tenantId: ctx.tenantId,
      id,
      name: body.name,
      kind: body.kind,
      isNamed: body.isNamed,
      country: body.country ?? null,
      website: body.website ?? null,
      domain: domainOf(body.website),
      registrationNumber: body.registrationNumber ?? null,
      salesOwnerId: body.salesOwnerId ?? null,
      externalId: body.externalId ?? null,
      revision: 1,
      changedAt: ctx.now(),
    };
    const written = await tx.insert(accounts).values(values).onConflictDoNothing().returning({ id: accounts.id });
    if (written.length === 0)
      throw new AppError('conflict', {
        detail: 'Another account has this external id.',
        facts: { field: 'externalId' },
      });
    await indexSubject(ctx, tx, { kind: 'account', id, customer: values });
    await recordAudit(ctx, tx, {
      action: 'account.create',
      subjectKind: 'account',
      subjectId: id,
      facts: { kind: body.kind, isNamed: body.isNamed },
    });
    return presentAccount(await loadAccount(ctx, tx, id));
  });
}
