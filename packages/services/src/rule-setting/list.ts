import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ruleSettingOperations } from '@countersign/contracts/rule-setting/operations';
import { and, desc, eq, inArray } from '@countersign/db/query';
import { ruleSettings } from '@countersign/db/schema/watch';
import { riskFactors, riskWeights } from '@countersign/domain/risk/risk';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { riskWeightsOf } from './gates-of.ts';
import { presentRuleSettings } from './present.internal.ts';

type Operation = (typeof ruleSettingOperations)['list'];

/** Rules of law and weights as the tenant has set them, and what is proposed; and what every factor weighs. */
export function listRuleSettings(ctx: ServiceContext, _input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'rule-setting.list');
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(ruleSettings)
      .where(and(eq(ruleSettings.tenantId, ctx.tenantId), inArray(ruleSettings.status, ['proposed', 'in_force'])))
      .orderBy(desc(ruleSettings.proposedAt), desc(ruleSettings.id));
    const weights = await riskWeightsOf(ctx, tx);
    return {
      items: await presentRuleSettings(ctx, tx, rows),
      weights: riskFactors.map((factor) => ({ factor, weight: weights[factor], standard: riskWeights[factor] })),
    };
  });
}
