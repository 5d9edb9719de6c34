import { eq } from '@countersign/db/query';
import { trackingSettings } from '@countersign/db/schema/link';
import type { CustomerMask } from '@countersign/domain/event/mask-customer';
import type { ServiceContext, Transaction } from '../context.ts';

/** How each program shows customers to partners; masked where nobody said. */
export async function customerMasksOf(
  ctx: ServiceContext,
  tx: Transaction,
): Promise<(programId: string) => CustomerMask> {
  const rows = await tx
    .select({ programId: trackingSettings.programId, mask: trackingSettings.customerMask })
    .from(trackingSettings)
    .where(eq(trackingSettings.tenantId, ctx.tenantId));
  const masks = new Map(rows.map(({ programId, mask }) => [programId, mask]));
  return (programId) => masks.get(programId) ?? 'masked';
}
