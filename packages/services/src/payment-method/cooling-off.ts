import { eq } from '@countersign/db/query';
import { tenants } from '@countersign/db/schema/tenant';
import { millisecondsPerHour } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';

/** Long enough for somebody whose account was changed behind their back to read their mail. */
const defaultHours = 72;

/** The tenant's setting, 72 hours unless said. */
export function coolingOffHours(settings: Readonly<Record<string, unknown>>): number {
  const hours = settings['paymentCoolingOffHours'];
  return typeof hours === 'number' && hours >= 0 ? hours : defaultHours;
}

/** How long a new payment method waits before it is used. */
export async function coolingOffMs(ctx: ServiceContext, tx: Transaction): Promise<number> {
  const [tenant] = await tx
    .select({ settings: tenants.settings })
    .from(tenants)
    .where(eq(tenants.tenantId, ctx.tenantId));
  return coolingOffHours(tenant?.settings ?? {}) * millisecondsPerHour;
}
