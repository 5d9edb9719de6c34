import { and, eq, inArray } from '@countersign/db/query';
import { checks, vettingStatements, vettings } from '@countersign/db/schema/vetting';
import { heldArea } from '@countersign/domain/data-request/area';
import { retentionTimes } from '@countersign/domain/data-request/retention';
import { formatInstant, millisecondsPerDay } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../../context.ts';
import { destroySubjectKeys } from '../../subject-key/destroy.ts';
import { openStatements, type StatementRow } from '../../vetting/sealed-statement.internal.ts';
import type { PersonalArea } from '../area.ts';
import type { Person } from '../person.ts';

/** What was stated about a partner that is the person; of a company with others in it, where the person is named. */
export const vettingArea: PersonalArea = {
  area: 'vetting',
  find: async (ctx, tx, person) => {
    const { own, shared } = await vettingsOf(ctx, tx, person);
    return heldArea(
      'vetting',
      own.length + shared.length,
      shared.map(({ until }) => ({ basis: 'sanctions', until, count: 1 })),
    );
  },
  export: async (ctx, tx, person) => {
    const { own, shared } = await vettingsOf(ctx, tx, person);
    // Of a company only what is said of the person: the others in it are not theirs to read.
    return [
      ...own.map(({ stated }) => ({ statedAt: formatInstant(stated.at), statement: stated.statement })),
      ...shared.map(({ stated }) => ({
        statedAt: formatInstant(stated.at),
        said: stated.statement.parties.filter(({ name }) => isOneOf(person, name)),
      })),
    ];
  },
  erase: async (ctx, tx, person, basis) => {
    const { own } = await vettingsOf(ctx, tx, person);
    await eraseVettings(ctx, tx, { ids: [...new Set(own.map(({ stated }) => stated.vettingId))], basis });
  },
};

/** Empties statements and what checks looked at; the outcome of each, and when, stays. */
export async function eraseVettings(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly ids: readonly string[]; readonly basis: string },
): Promise<void> {
  if (of.ids.length === 0) return;
  const ids = [...of.ids];
  await destroySubjectKeys(ctx, tx, { subjectIds: ids, basis: of.basis });
  await tx
    .update(vettingStatements)
    .set({ sealed: null, plainStatement: null, plainStatedBy: null })
    .where(and(eq(vettingStatements.tenantId, ctx.tenantId), inArray(vettingStatements.vettingId, ids)));
  await tx
    .update(checks)
    .set({ sealed: null, plainInput: {}, plainResult: {}, plainNote: null })
    .where(and(eq(checks.tenantId, ctx.tenantId), inArray(checks.vettingId, ids)));
  await tx
    .update(vettings)
    .set({ askedText: null })
    .where(and(eq(vettings.tenantId, ctx.tenantId), inArray(vettings.id, ids)));
}

interface Found {
  readonly stated: StatementRow;
  readonly until: number;
}

async function vettingsOf(
  ctx: ServiceContext,
  tx: Transaction,
  person: Person,
): Promise<{ readonly own: readonly Found[]; readonly shared: readonly Found[] }> {
  if (person.partnerIds.length === 0) return { own: [], shared: [] };
  const looked = await tx
    .select({ id: vettings.id, partnerId: vettings.partnerId, changedAt: vettings.changedAt })
    .from(vettings)
    .where(and(eq(vettings.tenantId, ctx.tenantId), inArray(vettings.partnerId, [...person.partnerIds])));
  if (looked.length === 0) return { own: [], shared: [] };
  const rows = await tx
    .select()
    .from(vettingStatements)
    .where(
      and(
        eq(vettingStatements.tenantId, ctx.tenantId),
        inArray(
          vettingStatements.vettingId,
          looked.map(({ id }) => id),
        ),
      ),
    );
  const own: Found[] = [];
  const shared: Found[] = [];
  for (const stated of await openStatements(ctx, tx, rows)) {
    const vetting = looked.find(({ id }) => id === stated.vettingId);
    if (!vetting) continue;
    const found = { stated, until: vetting.changedAt + retentionTimes.vetting_file.days * millisecondsPerDay };
    if (person.solePartnerIds.includes(vetting.partnerId)) own.push(found);
    else if (stated.statement.parties.some(({ name }) => isOneOf(person, name))) shared.push(found);
  }
  return { own, shared };
}

export function isOneOf(person: Person, name: string): boolean {
  const folded = name.trim().toLowerCase();
  return person.names.some((own) => own.toLowerCase() === folded);
}
