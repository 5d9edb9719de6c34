import type { agreementOperations } from '@countersign/contracts/agreement/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { ne } from '@countersign/db/query';
import { agreementConsents } from '@countersign/db/schema/agreement';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { ownAgreements } from './present-own.internal.ts';

type Operation = (typeof agreementOperations)['mine'];

/** What a partner has accepted and is asked to accept, newest first; nothing that another version took the place of. */
export function mineAgreements(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'agreement.mine');
  const { actor } = ctx;
  if (actor.kind !== 'contact') return Promise.resolve({ items: [] });
  return read(ctx, async (tx) => ({
    items: await ownAgreements(ctx, tx, {
      actor,
      language: query.language,
      where: ne(agreementConsents.status, 'replaced'),
    }),
  }));
}
