import type { branding } from '@countersign/contracts/session/operations';
import { eq } from '@countersign/db/query';
import { tenants } from '@countersign/db/schema/tenant';
import type { z } from 'zod';
import type { Transaction } from '../context.ts';

type Branding = z.output<typeof branding>;

/** The face that a company shows, to anybody. */
export async function findBranding(tx: Transaction, tenantId: string): Promise<Branding | null> {
  const [row] = await tx.select().from(tenants).where(eq(tenants.tenantId, tenantId));
  if (!row) return null;
  return {
    tenantName: row.name,
    slug: row.slug,
    colour: row.colour,
    logoUrl: row.logoFileId === null ? null : `/api/v1/branding/logo?tenant=${encodeURIComponent(row.slug)}`,
  };
}
