import type { attributionOperations } from '@countersign/contracts/attribution/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, inArray } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { type AttributionVersion, versionAt } from './terms.ts';

export type AttributionOutput = OutputOf<(typeof attributionOperations)['get']>;

/** Versions of one program with their authors' names, in the order given. */
export async function presentVersions(
  ctx: ServiceContext,
  tx: Transaction,
  about: { readonly programId: string; readonly versions: readonly AttributionVersion[] },
): Promise<AttributionOutput[]> {
  const { programId, versions } = about;
  const inForce = versionAt(versions, ctx.now()).version;
  const personIds = [...new Set(versions.flatMap(({ authorPersonId }) => authorPersonId ?? []))];
  const names = new Map(
    (personIds.length === 0
      ? []
      : await tx
          .select({ personId: members.personId, name: members.name })
          .from(members)
          .where(and(eq(members.tenantId, ctx.tenantId), inArray(members.personId, personIds)))
    ).map(({ personId, name }) => [personId, name]),
  );
  return versions.map(({ version, effectiveFrom, document, authorPersonId, createdAt }) => ({
    programId,
    version,
    effectiveFrom: formatInstant(effectiveFrom),
    document: { ...document },
    author:
      authorPersonId === null ? null : { personId: authorPersonId, name: names.get(authorPersonId) ?? authorPersonId },
    createdAt: formatInstant(createdAt),
    isInForce: version === inForce,
  }));
}
