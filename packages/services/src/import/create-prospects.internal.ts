import { and, eq } from '@countersign/db/query';
import { prospectEvents, prospects } from '@countersign/db/schema/prospect';
import { programs } from '@countersign/db/schema/tenant';
import type { ServiceContext, Transaction } from '../context.ts';
import { registrableDomain } from '../matching/registrable-domain.ts';
import { sealContacts } from '../prospect/sealed-prospect.internal.ts';
import type { Keyed } from './commit-rows.internal.ts';
import type { ProspectRow } from './rows/prospect-row.ts';

/** Adds prospects with the first entry of their logs; gives the id under each key. What is there already is left out. */
export async function createProspects(
  ctx: ServiceContext,
  tx: Transaction,
  given: { readonly programId: string; readonly rows: readonly Keyed<ProspectRow>[]; readonly by: string },
): Promise<Map<string, string>> {
  const [program] = await tx
    .select({ partnerTypes: programs.partnerTypes })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, given.programId)));
  const rows = given.rows.filter(({ row }) => program?.partnerTypes.includes(row.partnerType));
  if (rows.length === 0) return new Map();
  const now = ctx.now();
  const identified = rows.map((keyed) => ({ ...keyed, id: ctx.ids.next('pro') }));
  // Those that turn out to be there already leave a key that locks nothing.
  const sealed = await sealContacts(
    ctx,
    tx,
    identified.map(({ id, row }) => ({ ...row, id })),
  );
  const added = await tx
    .insert(prospects)
    .values(
      identified.map(
        ({ key, id, row: { externalId: _x, contactName: _n, contactEmail: _e, nextStep: _s, ...row } }, index) => ({
          ...row,
          ...sealed[index],
          tenantId: ctx.tenantId,
          id,
          programId: given.programId,
          domain: row.website === null ? null : (registrableDomain(row.website) ?? null),
          source: 'import' as const,
          status: 'identified' as const,
          fit: {},
          importKey: key,
          remindersSent: 0,
          revision: 1,
          createdAt: now,
          changedAt: now,
        }),
      ),
    )
    .onConflictDoNothing()
    .returning({ id: prospects.id, importKey: prospects.importKey });
  if (added.length > 0)
    await tx.insert(prospectEvents).values(
      added.map(({ id }) => ({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('pev'),
        prospectId: id,
        at: now,
        kind: 'created' as const,
        actorName: given.by,
        facts: { source: 'import' },
      })),
    );
  return new Map(added.flatMap(({ importKey, id }) => (importKey === null ? [] : [[importKey, id] as const])));
}
