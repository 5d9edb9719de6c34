import type { directoryOperations } from '@countersign/contracts/directory/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, isNotNull, ne, notInArray, or, type SQL } from '@countersign/db/query';
import { directoryProfiles } from '@countersign/db/schema/directory';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { formatInstant } from '@countersign/domain/time/instant';
import type { Transaction } from '../context.ts';
import type { Directory } from './find-directory.internal.ts';

export type Entry = OutputOf<(typeof directoryOperations)['search']>['items'][number];

/** Places in the program with their partners and profiles. */
export function selectListed(tx: Transaction) {
  return tx
    .select({ partner: partners, place: enrollments, profile: directoryProfiles })
    .from(enrollments)
    .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .leftJoin(
      directoryProfiles,
      and(eq(directoryProfiles.tenantId, partners.tenantId), eq(directoryProfiles.partnerId, partners.id)),
    )
    .$dynamic();
}

export type ListedRow = Awaited<ReturnType<typeof selectListed>>[number];

/**
 * Whom a directory lists. Somebody who is not cleared yet is never in it; a former partner only where everybody is
 * listed, and without anything but its name, country, type and dates.
 */
export function isListed(directory: Directory, listed: 'current' | 'former' | 'any'): SQL | undefined {
  const inProgram = and(
    eq(enrollments.tenantId, directory.tenantId),
    eq(enrollments.programId, directory.programId),
    ne(enrollments.status, 'pending'),
  );
  const current = and(
    notInArray(enrollments.status, ['ended']),
    directory.scope === 'everybody'
      ? ne(partners.status, 'ended')
      : and(eq(partners.status, 'active'), isNotNull(directoryProfiles.published)),
  );
  if (directory.scope === 'opted_in') return and(inProgram, listed === 'former' ? nobody : current);
  const former = or(eq(enrollments.status, 'ended'), eq(partners.status, 'ended'));
  return and(inProgram, listed === 'current' ? current : listed === 'former' ? former : undefined);
}

const nobody = and(eq(partners.id, ''));

/** As everybody sees it. */
export function presentEntry({ partner, place, profile }: ListedRow): Entry {
  const isFormer = place.status === 'ended' || partner.status === 'ended';
  const shown = isFormer || partner.status !== 'active' ? null : (profile?.published ?? null);
  return {
    id: partner.id,
    name: partner.name,
    type: partner.type,
    country: partner.country,
    isFormer,
    since: formatInstant(place.createdAt),
    until: isFormer && place.endedAt !== null ? formatInstant(place.endedAt) : null,
    profile: shown && {
      description: shown.description,
      competences: [...shown.competences],
      countries: [...shown.countries],
      languages: [...shown.languages] as NonNullable<Entry['profile']>['languages'],
      website: shown.website,
      hasLogo: shown.logoFileId !== null,
    },
  };
}
