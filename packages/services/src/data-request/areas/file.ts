import { and, eq, inArray, isNull, or } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { heldArea } from '@countersign/domain/data-request/area';
import { formatInstant, millisecondsPerDay } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../../context.ts';
import { retentionDays } from '../../retention/days.internal.ts';
import type { PersonalArea } from '../area.ts';
import type { Person } from '../person.ts';

/** Files that the person sent. Those of an application go; a partner's evidence is kept for its time. */
export const fileArea: PersonalArea = {
  area: 'file',
  find: async (ctx, tx, person) => {
    const rows = await filesOf(ctx, tx, person);
    const days = await retentionDays(ctx, tx, 'vetting_file');
    return heldArea(
      'file',
      rows.length,
      rows
        .filter((row) => !goes(row))
        .map(({ createdAt }) => ({ basis: 'legal_claims', until: createdAt + days * millisecondsPerDay, count: 1 })),
    );
  },
  export: async (ctx, tx, person) =>
    (await filesOf(ctx, tx, person)).map(({ name, mediaType, size, sha256, createdAt }) => ({
      name,
      mediaType,
      size,
      sha256,
      createdAt: formatInstant(createdAt),
    })),
  // Their content lies outside the database and goes before: `filesToErase`.
  erase: async () => {},
};

/** Whose content and name go with an erasure. */
export async function filesToErase(ctx: ServiceContext, tx: Transaction, person: Person): Promise<string[]> {
  return (await filesOf(ctx, tx, person)).filter(goes).map(({ id }) => id);
}

type FileRow = typeof files.$inferSelect;
const goes = ({ applicationId, purpose }: FileRow) => applicationId !== null || purpose === 'export';

async function filesOf(ctx: ServiceContext, tx: Transaction, person: Person): Promise<FileRow[]> {
  const ids = [...person.contacts, ...person.applications].map(({ id }) => id);
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(files)
    .where(
      and(
        eq(files.tenantId, ctx.tenantId),
        isNull(files.erasedAt),
        or(inArray(files.applicationId, ids), inArray(files.uploadedByContact, ids)),
      ),
    );
}
