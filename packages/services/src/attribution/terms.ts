import { and, asc, eq } from '@countersign/db/query';
import { attributionVersions } from '@countersign/db/schema/event';
import { programs } from '@countersign/db/schema/tenant';
import {
  type AttributionDocument,
  accountBindings,
  attributionModels,
  boundaries,
  couponPrecedences,
} from '@countersign/domain/attribution/attribution';
import { defaultAttribution } from '@countersign/domain/attribution/default-attribution';
import type { Instant } from '@countersign/domain/time/instant';
import { z } from 'zod';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

export interface AttributionVersion {
  readonly version: number;
  readonly effectiveFrom: Instant;
  readonly document: AttributionDocument;
  readonly authorPersonId: string | null;
  readonly createdAt: Instant;
}

const stored = z.object({
  model: z.enum(attributionModels),
  clickWindowDays: z.number(),
  boundary: z.enum(boundaries),
  binding: z.enum(accountBindings),
  bindingDays: z.number().nullable(),
  couponBreaksBinding: z.boolean(),
  couponPrecedence: z.enum(couponPrecedences),
  dealWins: z.boolean(),
  lateAfterDays: z.number().nullable(),
});

/**
 * How a program credits events, oldest version first. The first one is made here, from the program's preset, when nobody
 * has written any. Refused with `not_found` where there is no such program.
 */
export async function attributionVersionsOf(
  ctx: ServiceContext,
  tx: Transaction,
  programId: string,
): Promise<readonly AttributionVersion[]> {
  const mine = and(eq(attributionVersions.tenantId, ctx.tenantId), eq(attributionVersions.programId, programId));
  const read = () => tx.select().from(attributionVersions).where(mine).orderBy(asc(attributionVersions.version));
  const rows = await read();
  if (rows.length > 0) return rows.map(present);
  const [program] = await tx
    .select({ preset: programs.preset, createdAt: programs.createdAt })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, programId)));
  if (!program) throw notFound('program', 'programId');
  await tx
    .insert(attributionVersions)
    .values({
      tenantId: ctx.tenantId,
      programId,
      version: 1,
      effectiveFrom: program.createdAt,
      document: { ...defaultAttribution[program.preset] },
      authorPersonId: null,
      createdAt: ctx.now(),
    })
    .onConflictDoNothing();
  return (await read()).map(present);
}

/** The version in force at an instant: the newest one that had begun; before all of them the first. */
export function versionAt(versions: readonly AttributionVersion[], at: Instant): AttributionVersion {
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= at);
  const latest = begun.reduce<AttributionVersion | undefined>(
    (found, version) =>
      found === undefined ||
      version.effectiveFrom > found.effectiveFrom ||
      (version.effectiveFrom === found.effectiveFrom && version.version > found.version)
        ? version
        : found,
    undefined,
  );
  const version = latest ?? versions[0];
  if (!version) throw new Error('a program without attribution');
  return version;
}

function present(row: typeof attributionVersions.$inferSelect): AttributionVersion {
  const { version, effectiveFrom, authorPersonId, createdAt } = row;
  return { version, effectiveFrom, document: stored.parse(row.document), authorPersonId, createdAt };
}
