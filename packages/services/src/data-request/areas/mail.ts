import { and, eq, inArray, ne, or, type SQL, sql } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { heldArea } from '@countersign/domain/data-request/area';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../../context.ts';
import type { PersonalArea } from '../area.ts';
import type { Person } from '../person.ts';

/** Mails to the person, and those to others that name them. */
export const mailArea: PersonalArea = {
  area: 'mail',
  find: async (ctx, tx, person) => {
    const [held] = await tx.select({ total: sql<number>`count(*)::int` }).from(messages).where(about(ctx, person));
    return heldArea('mail', held?.total ?? 0);
  },
  export: async (ctx, tx, person) => {
    const rows = await tx
      .select({ at: messages.createdAt, kind: messages.kind, subject: messages.subject, text: messages.text })
      .from(messages)
      .where(and(eq(messages.tenantId, ctx.tenantId), inArray(messages.recipient, [...person.emails])));
    // Links in them are keys, and have done their work.
    return rows.map(({ at, kind, subject, text }) => ({
      at: formatInstant(at),
      kind,
      subject,
      text: text.replace(/https?:\/\/\S+/g, '…'),
    }));
  },
  erase: async (ctx, tx, person) => {
    await tx
      .update(messages)
      .set(emptied)
      .where(and(about(ctx, person), ne(messages.status, 'waiting')));
    // One that has not gone out yet goes to nobody.
    await tx
      .update(messages)
      .set({ ...emptied, status: 'failed', lastError: null })
      .where(about(ctx, person));
  },
};

/** What is left of a mail: that there was one, of which kind, and when. */
export const emptied = { recipient: '', recipientName: '', subject: '', text: '', html: '' } as const;

function about(ctx: ServiceContext, person: Person): SQL | undefined {
  const named = [...person.emails, ...person.names].flatMap((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
    return [sql`${messages.text} ilike ${pattern}`, sql`${messages.subject} ilike ${pattern}`];
  });
  return and(eq(messages.tenantId, ctx.tenantId), or(inArray(messages.recipient, [...person.emails]), ...named));
}
