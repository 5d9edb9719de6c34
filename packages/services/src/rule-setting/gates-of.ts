import { and, eq } from '@countersign/db/query';
import { ruleSettings } from '@countersign/db/schema/watch';
import { defaultGates } from '@countersign/domain/gate/default-gates';
import type { Gate } from '@countersign/domain/gate/gate';
import type { RuleSettingKind } from '@countersign/domain/gate/rule-setting';
import { type RiskWeights, riskWeights } from '@countersign/domain/risk/risk';
import type { ServiceContext, Transaction } from '../context.ts';

/** Rules of law that act for the tenant: all of the product's but those that two of its people have put out of force. */
export async function gatesOf(ctx: ServiceContext, tx: Transaction): Promise<readonly Gate[]> {
  const values = await valuesInForce(ctx, tx, 'gate');
  return defaultGates.filter(({ id }) => values.get(id) !== 0);
}

/** What each factor weighs for the tenant. */
export async function riskWeightsOf(ctx: ServiceContext, tx: Transaction): Promise<RiskWeights> {
  const values = await valuesInForce(ctx, tx, 'risk_weight');
  return { ...riskWeights, ...Object.fromEntries([...values].filter(([factor]) => factor in riskWeights)) };
}

async function valuesInForce(
  ctx: ServiceContext,
  tx: Transaction,
  kind: RuleSettingKind,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .select({ ruleId: ruleSettings.ruleId, value: ruleSettings.value })
    .from(ruleSettings)
    .where(
      and(eq(ruleSettings.tenantId, ctx.tenantId), eq(ruleSettings.kind, kind), eq(ruleSettings.status, 'in_force')),
    );
  return new Map(rows.map(({ ruleId, value }) => [ruleId, value]));
}
