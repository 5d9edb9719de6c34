import type { contactOperations } from '@countersign/contracts/contact/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { endAccess } from '../identity/end-access.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { lastOwner, lockContact } from './find.internal.ts';

type Operation = (typeof contactOperations)['remove'];

/** Removes a contact: sessions end at once; what they registered stays the partner's. */
export function removeContact(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'contact.remove');
  return transact(ctx, async (tx) => {
    const { contact, isLastOwner } = await lockContact(ctx, tx, params.id);
    if (isLastOwner) throw lastOwner();
    await tx
      .update(contacts)
      .set({ status: 'removed', removedAt: ctx.now() })
      .where(and(eq(contacts.tenantId, ctx.tenantId), eq(contacts.id, params.id)));
    await endAccess(ctx, tx, contact);
    await recordAudit(ctx, tx, {
      action: 'contact.remove',
      subjectKind: 'contact',
      subjectId: params.id,
      facts: { partnerId: contact.partnerId },
    });
    return null;
  });
}
