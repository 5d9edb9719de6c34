import type { ScreeningSettings } from '@countersign/contracts/screening/operations';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { thresholdsOf } from './thresholds.internal.ts';

/** How alike is alike enough; the product's own thresholds, as revision 0, until somebody has chosen. */
export function getScreeningSettings(ctx: ServiceContext): Promise<ScreeningSettings> {
  requirePermission(ctx, 'screening.settings');
  return read(ctx, (tx) => thresholdsOf(ctx, tx));
}
