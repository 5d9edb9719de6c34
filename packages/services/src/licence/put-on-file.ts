import { and, eq, isNull, or } from '@countersign/db/query';
import { licences } from '@countersign/db/schema/vetting';
import type { renewals, StatedPaper } from '@countersign/db/schema/watch';
import type { ServiceContext, Transaction } from '../context.ts';

/** What compliance has accepted takes its place on file, in the caller's transaction; what stood there is replaced. Gives its id. */
export async function putOnFile(
  ctx: ServiceContext,
  tx: Transaction,
  of: {
    readonly renewal: Pick<typeof renewals.$inferSelect, 'id' | 'partnerId' | 'kind' | 'replacesId'>;
    readonly stated: StatedPaper;
  },
): Promise<string> {
  const { renewal, stated } = of;
  const sameKey = and(
    eq(licences.partnerId, renewal.partnerId),
    eq(licences.kind, renewal.kind),
    eq(licences.jurisdiction, stated.jurisdiction),
    eq(licences.number, stated.number),
  );
  await tx
    .update(licences)
    .set({ replacedAt: ctx.now() })
    .where(
      and(
        eq(licences.tenantId, ctx.tenantId),
        isNull(licences.replacedAt),
        renewal.replacesId === null ? sameKey : or(eq(licences.id, renewal.replacesId), sameKey),
      ),
    );
  const id = ctx.ids.next('lic');
  await tx.insert(licences).values({
    tenantId: ctx.tenantId,
    id,
    partnerId: renewal.partnerId,
    kind: renewal.kind,
    ...stated,
    vettingId: null,
    renewalId: renewal.id,
    recordedAt: ctx.now(),
  });
  return id;
}
