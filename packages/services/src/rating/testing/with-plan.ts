import type { TestDatabase } from '@countersign/db/testing/database';
import type { PlanDocument, PlanRule } from '@countersign/domain/plan/document';
import { createTestTenant, type TestTenant } from '../../testing/test-tenant.ts';
import { linesOf, type Sale, startPlan, twentyPercent } from './sales.ts';

/** A plan of these rules, each 20 % of an order unless it says otherwise. */
export const planOf = (...rules: Partial<PlanRule>[]): PlanDocument => ({
  ...twentyPercent,
  rules: rules.map((rule) => ({
    name: 'standard',
    leg: 'sale',
    kind: 'percentage',
    when: { kinds: ['order'] },
    params: { percent: '20' },
    ...rule,
  })),
});

/** A tenant in April 2026 whose plan holds from its first day. */
export async function tenantWithPlan(
  database: TestDatabase,
  document: PlanDocument = twentyPercent,
): Promise<TestTenant> {
  const tenant = await createTestTenant(database, { time: '2026-04-01T06:00:00Z' });
  await startPlan(tenant, document, { from: '2026-04-01' });
  return tenant;
}

export const amounts = async (tenant: TestTenant) => (await linesOf(tenant)).map(({ amount }) => amount);
export const order = (at: string, net: bigint, more: Partial<Sale> = {}): Sale => ({ kind: 'order', at, net, ...more });
