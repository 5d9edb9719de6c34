import { and, eq, inArray, sql } from '@countersign/db/query';
import { publicLinks } from '@countersign/db/schema/application';
import { prospectEvents, prospects } from '@countersign/db/schema/prospect';
import { heldArea } from '@countersign/domain/data-request/area';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../../context.ts';
import { openProspectEvents } from '../../prospect/sealed-prospect.internal.ts';
import { destroySubjectKeys } from '../../subject-key/destroy.ts';
import { type PersonalArea, pseudonymOf } from '../area.ts';

/** People who were wanted as partners, or wrote for a company that was. */
export const prospectArea: PersonalArea = {
  area: 'prospect',
  find: async (_ctx, _tx, person) => heldArea('prospect', person.prospects.length),
  export: async (ctx, tx, person) => {
    const ids = person.prospects.map(({ id }) => id);
    const events =
      ids.length === 0
        ? []
        : await tx
            .select()
            .from(prospectEvents)
            .where(and(eq(prospectEvents.tenantId, ctx.tenantId), inArray(prospectEvents.prospectId, ids)));
    const log = await openProspectEvents(ctx, tx, events);
    return person.prospects.map((row) => ({
      name: row.name,
      contactName: row.contactName,
      contactEmail: row.contactEmail,
      source: row.source,
      status: row.status,
      createdAt: formatInstant(row.createdAt),
      log: log
        .filter(({ prospectId }) => prospectId === row.id)
        .map(({ at, kind, text }) => ({ at: formatInstant(at), kind, text })),
    }));
  },
  erase: (ctx, tx, person, basis) =>
    eraseProspects(ctx, tx, {
      rows: person.prospects.map(({ id, name }) => ({
        id,
        isNamedSo: [...person.names, ...person.emails].some((own) => name.toLowerCase().includes(own.toLowerCase())),
      })),
      basis,
    }),
};

/** Empties prospects and destroys their keys; a company keeps its name, a person's prospect does not. */
export async function eraseProspects(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly rows: readonly { readonly id: string; readonly isNamedSo: boolean }[]; readonly basis: string },
): Promise<void> {
  const ids = of.rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await destroySubjectKeys(ctx, tx, { subjectIds: ids, basis: of.basis });
  for (const { id, isNamedSo } of of.rows)
    await tx
      .update(prospects)
      .set({
        sealed: null,
        emailLookup: null,
        plainContactName: null,
        plainContactEmail: null,
        plainNextStep: null,
        nextStepOn: null,
        ...(isNamedSo ? { name: pseudonymOf(id), website: null, domain: null, registrationNumber: null } : {}),
        status: sql`case when ${prospects.status} in ('identified', 'invited', 'expired') then 'dismissed' else ${prospects.status} end`,
        erasedAt: ctx.now(),
        revision: sql`${prospects.revision} + 1`,
        changedAt: ctx.now(),
      })
      .where(and(eq(prospects.tenantId, ctx.tenantId), eq(prospects.id, id)));
  await tx
    .update(prospectEvents)
    .set({ sealed: null, plainText: null })
    .where(and(eq(prospectEvents.tenantId, ctx.tenantId), inArray(prospectEvents.prospectId, ids)));
  await tx.delete(publicLinks).where(and(eq(publicLinks.tenantId, ctx.tenantId), inArray(publicLinks.subjectId, ids)));
}
