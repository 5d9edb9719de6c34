import { eq } from '@countersign/db/query';
import { screeningSettings } from '@countersign/db/schema/screening';
import { defaultThresholds, type ScreeningThresholds } from '@countersign/domain/screening/list-index';
import type { ServiceContext, Transaction } from '../context.ts';

export type Thresholds = ScreeningThresholds & { readonly revision: number };

/** What the tenant has chosen, or the product's own with revision 0. */
export async function thresholdsOf(ctx: ServiceContext, tx: Transaction, lock?: 'update'): Promise<Thresholds> {
  const query = tx.select().from(screeningSettings).where(eq(screeningSettings.tenantId, ctx.tenantId));
  const [row] = lock ? await query.for(lock) : await query;
  if (!row) return { ...defaultThresholds, revision: 0 };
  return { nameMin: row.nameMin, scoreMin: row.scoreMin, highMin: row.highMin, revision: row.revision };
}
