import { and, eq, inArray, or, type SQL, sql } from '@countersign/db/query';
import { idempotencyKeys } from '@countersign/db/schema/audit';
import { caseEvents, cases, commands, comments, outbox } from '@countersign/db/schema/case';
import { importRows } from '@countersign/db/schema/import';
import { prospectEvents } from '@countersign/db/schema/prospect';
import { heldArea } from '@countersign/domain/data-request/area';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../../context.ts';
import { type PersonalArea, pseudonymOf } from '../area.ts';
import type { Person } from '../person.ts';

/** What the person wrote and did in cases. What was said about business stays the partner's; the name goes. */
export const correspondenceArea: PersonalArea = {
  area: 'correspondence',
  find: async (ctx, tx, person) => {
    const ids = actorsOf(person);
    if (ids.length === 0) return heldArea('correspondence', 0);
    const [done] = await tx
      .select({ total: sql<number>`count(*)::int` })
      .from(caseEvents)
      .where(
        and(
          eq(caseEvents.tenantId, ctx.tenantId),
          inArray(caseEvents.actorId, ids),
          sql`${caseEvents.actorName} not in (${sql.join(
            [...ids.map(pseudonymOf), 'applicant'].map((name) => sql`${name}`),
            sql`, `,
          )})`,
        ),
      );
    return heldArea('correspondence', done?.total ?? 0);
  },
  export: async (ctx, tx, person) => {
    const ids = actorsOf(person);
    if (ids.length === 0) return [];
    const rows = await tx
      .select({ at: comments.at, text: comments.text })
      .from(comments)
      .where(and(eq(comments.tenantId, ctx.tenantId), inArray(comments.authorId, ids)));
    return rows.map(({ at, text }) => ({ at: formatInstant(at), text }));
  },
  erase: async (ctx, tx, person) => {
    for (const id of actorsOf(person)) await renameActor(ctx, tx, id);
    await replaceWords(ctx, tx, person);
    await forgetAnswers(ctx, tx, person);
  },
};

const actorsOf = (person: Person) => [
  ...person.contacts.map(({ id }) => id),
  ...person.applications.map(({ id }) => id),
];

async function renameActor(ctx: ServiceContext, tx: Transaction, id: string): Promise<void> {
  const name = pseudonymOf(id);
  await tx
    .update(caseEvents)
    .set({ actorName: name })
    .where(and(eq(caseEvents.tenantId, ctx.tenantId), eq(caseEvents.actorId, id)));
  await tx
    .update(comments)
    .set({ authorName: name })
    .where(and(eq(comments.tenantId, ctx.tenantId), eq(comments.authorId, id)));
  await tx
    .update(commands)
    .set({ actor: sql`${commands.actor} || jsonb_build_object('name', ${name}::text)` })
    .where(and(eq(commands.tenantId, ctx.tenantId), sql`${commands.actor} ->> 'id' = ${id}`));
}

/** Wherever else the address or the name stands in words that others wrote. */
async function replaceWords(ctx: ServiceContext, tx: Transaction, person: Person): Promise<void> {
  const tenant = ctx.tenantId;
  for (const word of [...person.emails, ...person.names]) {
    const pattern = `%${word.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
    const quoted = JSON.stringify(word).slice(1, -1);
    const within = (column: unknown) => sql`${column} like ${pattern}`;
    const plain = (column: unknown) => sql<string>`replace(${column}, ${word}, '…')`;
    const json = (column: unknown) => sql`replace(${column}::text, ${quoted}, '…')::jsonb`;
    const holds = (column: unknown) => sql`strpos(${column}::text, ${quoted}) > 0`;
    await tx
      .update(cases)
      .set({ title: plain(cases.title) })
      .where(and(eq(cases.tenantId, tenant), within(cases.title)));
    await tx
      .update(caseEvents)
      .set({ text: plain(caseEvents.text) })
      .where(and(eq(caseEvents.tenantId, tenant), within(caseEvents.text)));
    await tx
      .update(caseEvents)
      .set({ facts: json(caseEvents.facts) })
      .where(and(eq(caseEvents.tenantId, tenant), holds(caseEvents.facts)));
    await tx
      .update(comments)
      .set({ text: plain(comments.text) })
      .where(and(eq(comments.tenantId, tenant), within(comments.text)));
    await tx
      .update(prospectEvents)
      .set({ actorName: plain(prospectEvents.actorName) })
      .where(and(eq(prospectEvents.tenantId, tenant), within(prospectEvents.actorName)));
    await tx
      .update(commands)
      .set({ payload: json(commands.payload) })
      .where(and(eq(commands.tenantId, tenant), holds(commands.payload)));
    await tx
      .update(outbox)
      .set({ payload: json(outbox.payload), lastError: null })
      .where(and(eq(outbox.tenantId, tenant), or(holds(outbox.payload), within(outbox.lastError))));
    await tx
      .update(importRows)
      .set({ values: json(importRows.values) })
      .where(and(eq(importRows.tenantId, tenant), holds(importRows.values)));
  }
}

/** Answers that are kept for repeated requests say again what was said once; without them a repetition is a new request. */
async function forgetAnswers(ctx: ServiceContext, tx: Transaction, person: Person): Promise<void> {
  const words = [
    ...person.emails,
    ...person.names,
    ...person.applications.map(({ id }) => id),
    ...person.prospects.map(({ id }) => id),
    ...person.joins.map(({ id }) => id),
  ];
  const mentions: SQL[] = words.map(
    (word) => sql`strpos(${idempotencyKeys.response}::text, ${JSON.stringify(word).slice(1, -1)}) > 0`,
  );
  await tx
    .delete(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.tenantId, ctx.tenantId),
        or(inArray(idempotencyKeys.caller, [...actorsOf(person), '']), ...mentions),
      ),
    );
}
