import type { contactOperations } from '@countersign/contracts/contact/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { lastOwner, lockContact } from './find.internal.ts';
import { presentContact } from './present.internal.ts';

type Operation = (typeof contactOperations)['update'];

/** Changes what a contact may do and see, from their next request on; a partner keeps an owner (`last_administrator`). */
export function updateContact(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'contact.update');
  return transact(ctx, async (tx) => {
    const { contact, isLastOwner } = await lockContact(ctx, tx, params.id);
    const roles = body.roles ? [...new Set(body.roles)] : contact.roles;
    if (isLastOwner && !roles.includes('owner')) throw lastOwner();
    const seesAllDeals = body.seesAllDeals ?? contact.seesAllDeals;
    const [row] = await tx
      .update(contacts)
      .set({ roles, seesAllDeals })
      .where(and(eq(contacts.tenantId, ctx.tenantId), eq(contacts.id, params.id)))
      .returning();
    await recordAudit(ctx, tx, {
      action: 'contact.update',
      subjectKind: 'contact',
      subjectId: params.id,
      facts: {
        partnerId: contact.partnerId,
        rolesBefore: contact.roles,
        roles,
        seesAllDealsBefore: contact.seesAllDeals,
        seesAllDeals,
      },
    });
    return presentContact(row ?? contact);
  });
}
