import { and, asc, eq, gt, inArray, isNotNull } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import { periods, statements } from '@countersign/db/schema/statement';
import { enrollments } from '@countersign/db/schema/tenant';
import type { ServiceContext, Transaction } from '../context.ts';
import { queueMail } from '../notification/queue-mail.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { read } from '../transact.ts';

export interface Announcement {
  readonly periodId: string;
  /** The last statement that was announced; empty before the first. */
  readonly after: string;
}

const chunkSize = 200;

/** Leaves the announcement of a published period, from a place on, for the relay. */
export function enqueueAnnouncement(ctx: ServiceContext, tx: Transaction, from: Announcement): Promise<void> {
  const key = from.after === '' ? from.periodId : `${from.periodId}/${from.after}`;
  return enqueue(ctx, tx, [{ kind: 'announce_statements', key, priority: 4, payload: { ...from } }]);
}

/**
 * Tells owners and people of finance that their statement is published: the next statements of a period in one
 * transaction, which leaves the rest for another. Done twice it mails nobody twice.
 */
export function announceStatements(ctx: ServiceContext, from: Announcement, size = chunkSize): Promise<void> {
  return read(ctx, async (tx) => {
    const chunk = await tx
      .select({
        id: statements.id,
        number: statements.number,
        fromOn: periods.fromOn,
        partnerId: enrollments.partnerId,
      })
      .from(statements)
      .innerJoin(periods, and(eq(periods.tenantId, statements.tenantId), eq(periods.id, statements.periodId)))
      .innerJoin(
        enrollments,
        and(eq(enrollments.tenantId, statements.tenantId), eq(enrollments.id, statements.enrollmentId)),
      )
      .where(
        and(
          eq(statements.tenantId, ctx.tenantId),
          eq(statements.periodId, from.periodId),
          isNotNull(statements.publishedAt),
          gt(statements.id, from.after),
        ),
      )
      .orderBy(asc(statements.id))
      .limit(size);
    const people = await peopleOf(ctx, tx, [...new Set(chunk.map(({ partnerId }) => partnerId))]);
    for (const statement of chunk)
      for (const person of people.get(statement.partnerId) ?? [])
        await queueMail(ctx, tx, {
          kind: 'statement_published',
          key: `statement/${statement.id}/${person.id}`,
          to: { contactId: person.id },
          facts: {
            number: statement.number,
            period: statement.fromOn.slice(0, 7),
          },
          link: `${ctx.urls.portal}/statements/${encodeURIComponent(statement.id)}`,
        });
    const last = chunk.at(-1);
    if (last && chunk.length === size) await enqueueAnnouncement(ctx, tx, { periodId: from.periodId, after: last.id });
  });
}

/** Those who look after the money of each partner. */
async function peopleOf(ctx: ServiceContext, tx: Transaction, partnerIds: readonly string[]) {
  if (partnerIds.length === 0) return new Map<string, { id: string }[]>();
  const rows = await tx
    .select({ id: contacts.id, partnerId: contacts.partnerId, roles: contacts.roles })
    .from(contacts)
    .where(
      and(
        eq(contacts.tenantId, ctx.tenantId),
        inArray(contacts.partnerId, [...partnerIds]),
        eq(contacts.status, 'active'),
      ),
    );
  return Map.groupBy(
    rows.filter(({ roles }) => roles.includes('owner') || roles.includes('finance')),
    ({ partnerId }) => partnerId,
  );
}
