import { and, asc, eq, ne, sql } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

/** A contact that the actor may manage, locked together with the owners of its partner; another partner's is not found. */
export async function lockContact(ctx: ServiceContext, tx: Transaction, id: string) {
  const mine = and(
    eq(contacts.tenantId, ctx.tenantId),
    ne(contacts.status, 'removed'),
    ctx.actor.kind === 'contact' ? eq(contacts.partnerId, ctx.actor.partnerId) : undefined,
  );
  const [found] = await tx
    .select({ partnerId: contacts.partnerId })
    .from(contacts)
    .where(and(mine, eq(contacts.id, id)));
  if (!found) throw notFound('contact');
  const owners = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.tenantId, ctx.tenantId),
        eq(contacts.partnerId, found.partnerId),
        eq(contacts.status, 'active'),
        sql`${contacts.roles} ? 'owner'`,
      ),
    )
    .orderBy(asc(contacts.id))
    .for('update');
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(mine, eq(contacts.id, id)))
    .for('update');
  if (!contact) throw notFound('contact');
  return { contact, isLastOwner: owners.length === 1 && owners[0]?.id === id };
}

export function lastOwner(): AppError {
  return new AppError('last_administrator', { detail: 'Somebody else has to be an owner of the partner first.' });
}
