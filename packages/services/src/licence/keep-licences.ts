import { and, eq, isNull } from '@countersign/db/query';
import { licences } from '@countersign/db/schema/vetting';
import type { StatedLicence } from '@countersign/domain/vetting/statement';
import type { VettingRow } from '../check/run-check.ts';
import type { ServiceContext, Transaction } from '../context.ts';

/** What compliance has seen takes the place of what was known of the same licences before, in the caller's transaction. */
export async function keepLicences(
  ctx: ServiceContext,
  tx: Transaction,
  vetting: Pick<VettingRow, 'id' | 'partnerId'>,
  stated: readonly StatedLicence[],
): Promise<void> {
  const ofPartner = and(
    eq(licences.tenantId, ctx.tenantId),
    eq(licences.partnerId, vetting.partnerId),
    isNull(licences.replacedAt),
  );
  await tx.update(licences).set({ replacedAt: ctx.now() }).where(ofPartner);
  const byKey = new Map(stated.map((each) => [JSON.stringify([each.kind, each.jurisdiction, each.number]), each]));
  if (byKey.size === 0) return;
  await tx.insert(licences).values(
    [...byKey.values()].map((each) => ({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('lic'),
      partnerId: vetting.partnerId,
      ...each,
      vettingId: vetting.id,
      recordedAt: ctx.now(),
    })),
  );
}
