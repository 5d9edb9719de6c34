import type { directoryOperations, directoryProfile } from '@countersign/contracts/directory/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, type SQL } from '@countersign/db/query';
import { directoryProfiles } from '@countersign/db/schema/directory';
import { partners } from '@countersign/db/schema/tenant';
import type { DirectoryProfile } from '@countersign/domain/directory/directory';
import { formatInstant } from '@countersign/domain/time/instant';
import type { z } from 'zod';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

export type ProfileView = OutputOf<(typeof directoryOperations)['review']>;

/** Partners with what they show of themselves, if anything. */
export function selectProfiles(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({ profile: directoryProfiles, partner: { id: partners.id, name: partners.name } })
    .from(directoryProfiles)
    .innerJoin(
      partners,
      and(eq(partners.tenantId, directoryProfiles.tenantId), eq(partners.id, directoryProfiles.partnerId)),
    )
    .where(where)
    .$dynamic();
}

export type ProfileRow = typeof directoryProfiles.$inferSelect;

/** The profile of a partner, locked for a change where one follows. */
export async function findProfile(
  ctx: ServiceContext,
  tx: Transaction,
  partnerId: string,
  { forUpdate = false }: { readonly forUpdate?: boolean } = {},
): Promise<ProfileRow | undefined> {
  const query = tx
    .select()
    .from(directoryProfiles)
    .where(and(eq(directoryProfiles.tenantId, ctx.tenantId), eq(directoryProfiles.partnerId, partnerId)));
  const [row] = await (forUpdate ? query.for('update') : query);
  return row;
}

/** One partner's profile as it stands; a partner without one has none of its parts. */
export async function viewOfProfile(ctx: ServiceContext, tx: Transaction, partnerId: string): Promise<ProfileView> {
  const [partner] = await tx
    .select({ id: partners.id, name: partners.name })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, partnerId)));
  if (!partner) throw notFound('partner');
  return presentProfile(partner, await findProfile(ctx, tx, partnerId));
}

export function presentProfile(
  partner: { readonly id: string; readonly name: string },
  row: ProfileRow | undefined,
): ProfileView {
  return {
    partnerId: partner.id,
    partnerName: partner.name,
    status: row?.status ?? null,
    proposed: plain(row?.proposed),
    published: plain(row?.published),
    proposedBy: row?.proposedByName ?? null,
    proposedAt: row?.proposedAt ? formatInstant(row.proposedAt) : null,
    decidedBy: row?.decidedByName ?? null,
    decidedAt: row?.decidedAt ? formatInstant(row.decidedAt) : null,
    note: row?.note ?? null,
    revision: row?.revision ?? 0,
  };
}

/** Lists are read-only inside and plain in replies; their values were parsed when they came. */
function plain(profile: DirectoryProfile | null | undefined): z.output<typeof directoryProfile> | null {
  return profile ? (profile as z.output<typeof directoryProfile>) : null;
}
