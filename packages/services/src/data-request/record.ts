import type { dataRequestOperations } from '@countersign/contracts/data-request/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { personOfEmail } from '../member/person-of-email.ts';
import { defaultReader } from '../notification/invite.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { openRequest } from './open-request.internal.ts';
import { presentRequest } from './present.internal.ts';

type Operation = (typeof dataRequestOperations)['record'];

/** Staff write down what a person asked for by letter, mail or telephone; somebody else decides. */
export function recordDataRequest(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'data-request.record');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const { locale } = await defaultReader(ctx, tx);
    const row = await openRequest(ctx, tx, {
      kind: body.kind,
      programId: body.programId,
      subjectKind: 'address',
      subjectId: null,
      asking: { email: body.email, name: body.name ?? null, note: body.note ?? null },
      locale,
      identityMethod: body.identityMethod ?? null,
      recordedBy: member.personId,
      personId: await personOfEmail(ctx, tx, body.email),
      action: 'data-request.record',
    });
    return presentRequest(ctx, tx, row.id);
  });
}
