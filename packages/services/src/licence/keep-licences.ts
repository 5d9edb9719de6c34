import { and, eq, inArray, isNull } from '@countersign/db/query';
import { licences } from '@countersign/db/schema/vetting';
import type { StatedLicence } from '@countersign/domain/vetting/statement';
import type { VettingRow } from '../check/run-check.ts';
import type { ServiceContext, Transaction } from '../context.ts';

type LicenceRow = typeof licences.$inferSelect;
const keyOf = ({ kind, jurisdiction, number }: Pick<LicenceRow, 'kind' | 'jurisdiction' | 'number'>) =>
  JSON.stringify([kind, jurisdiction, number]);

/**
 * What compliance has seen in a vetting takes the place of what was known of the same licences before, in the caller's
 * transaction, and those that are stated no more are taken off; but for what a renewal put on file: that stays until
 * something lasts longer than it.
 */
export async function keepLicences(
  ctx: ServiceContext,
  tx: Transaction,
  vetting: Pick<VettingRow, 'id' | 'partnerId'>,
  stated: readonly StatedLicence[],
): Promise<void> {
  const standing = await tx
    .select()
    .from(licences)
    .where(
      and(eq(licences.tenantId, ctx.tenantId), eq(licences.partnerId, vetting.partnerId), isNull(licences.replacedAt)),
    );
  const byKey = new Map(stated.map((each) => [keyOf(each), each]));
  const kept = new Set(
    standing
      .filter((row) => row.renewalId !== null && !lastsLonger(byKey.get(keyOf(row)), row))
      .map((row) => keyOf(row)),
  );
  const replaced = standing.filter((row) => !kept.has(keyOf(row)));
  if (replaced.length > 0)
    await tx
      .update(licences)
      .set({ replacedAt: ctx.now() })
      .where(
        and(
          eq(licences.tenantId, ctx.tenantId),
          inArray(
            licences.id,
            replaced.map(({ id }) => id),
          ),
        ),
      );
  const added = [...byKey].filter(([key]) => !kept.has(key)).map(([, each]) => each);
  if (added.length === 0) return;
  await tx.insert(licences).values(
    added.map((each) => ({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('lic'),
      partnerId: vetting.partnerId,
      ...each,
      vettingId: vetting.id,
      recordedAt: ctx.now(),
    })),
  );
}

/** A licence without an end lasts longest. */
function lastsLonger(stated: StatedLicence | undefined, row: LicenceRow): boolean {
  if (stated === undefined || row.expiresOn === null) return false;
  return stated.expiresOn === null || stated.expiresOn > row.expiresOn;
}
