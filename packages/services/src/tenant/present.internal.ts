import type { tenant } from '@countersign/contracts/tenant/operations';
import type { tenants } from '@countersign/db/schema/tenant';
import type { z } from 'zod';
import { coolingOffHours } from '../payment-method/cooling-off.ts';

export function presentTenant(row: typeof tenants.$inferSelect): z.output<typeof tenant> {
  return {
    id: row.tenantId,
    name: row.name,
    slug: row.slug,
    colour: row.colour,
    logoFileId: row.logoFileId,
    defaultLocale: row.defaultLocale === 'de' ? 'de' : 'en',
    paymentCoolingOffHours: coolingOffHours(row.settings),
    revision: row.revision,
  };
}
