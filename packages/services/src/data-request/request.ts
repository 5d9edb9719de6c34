import type { dataRequestOperations } from '@countersign/contracts/data-request/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, asc, eq } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import { enrollments, programs } from '@countersign/db/schema/tenant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireContact, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { openRequest } from './open-request.internal.ts';
import { presentOwnRequest } from './present.internal.ts';

type Operation = (typeof dataRequestOperations)['request'];

/** Somebody who acts for a partner asks about their own data; being signed in shows who they are. */
export function requestOwnData(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'data-request.request');
  const actor = requireContact(ctx);
  return transact(ctx, async (tx) => {
    const [contact] = await tx
      .select()
      .from(contacts)
      .where(and(eq(contacts.tenantId, ctx.tenantId), eq(contacts.id, actor.id)));
    if (!contact) throw notFound('contact');
    const row = await openRequest(ctx, tx, {
      kind: body.kind,
      programId: await programOf(ctx, tx, contact.partnerId),
      subjectKind: 'contact',
      subjectId: contact.id,
      asking: { email: contact.email, name: contact.name, note: null },
      locale: contact.locale,
      identityMethod: 'login',
      recordedBy: null,
      personId: contact.personId,
      action: 'data-request.request',
    });
    return presentOwnRequest(ctx, row);
  });
}

/** The program whose people decide: the first that the partner joined, or the company's first. */
async function programOf(ctx: ServiceContext, tx: Transaction, partnerId: string): Promise<string> {
  const [joined] = await tx
    .select({ id: enrollments.programId })
    .from(enrollments)
    .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.partnerId, partnerId)))
    .orderBy(asc(enrollments.createdAt), asc(enrollments.id))
    .limit(1);
  if (joined) return joined.id;
  const [first] = await tx
    .select({ id: programs.id })
    .from(programs)
    .where(eq(programs.tenantId, ctx.tenantId))
    .orderBy(asc(programs.createdAt))
    .limit(1);
  if (!first) throw notFound('program');
  return first.id;
}
