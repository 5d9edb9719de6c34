import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ruleSettingOperations } from '@countersign/contracts/rule-setting/operations';
import { ruleSettings } from '@countersign/db/schema/watch';
import { defaultGates } from '@countersign/domain/gate/default-gates';
import { riskFactors } from '@countersign/domain/risk/risk';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentRuleSettings } from './present.internal.ts';

type Operation = (typeof ruleSettingOperations)['propose'];

/** Sanctions are nobody's to weigh less: their factors keep the product's weights. */
const fixedFactors: readonly string[] = ['sanctions_match', 'sanctions_owned', 'sanctions_open'];

/**
 * Proposes that a rule of law acts or not, or what a factor weighs, with the reason; it takes force when somebody else
 * confirms it. `conflict` while another proposal for the same waits.
 */
export function proposeRuleSetting(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'rule-setting.propose');
  const member = requireMember(ctx);
  const known: readonly string[] = body.kind === 'gate' ? defaultGates.map(({ id }) => id) : riskFactors;
  if (!known.includes(body.ruleId)) throw invalidInput({ field: 'ruleId', code: 'unknown' });
  if (body.kind === 'gate' ? body.value > 1 : fixedFactors.includes(body.ruleId))
    throw invalidInput({ field: 'value', code: 'not_allowed' });
  return transact(ctx, async (tx) => {
    const [row] = await tx
      .insert(ruleSettings)
      .values({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('rset'),
        ...body,
        status: 'proposed',
        proposedByPerson: member.personId,
        proposedAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning();
    if (!row)
      throw new AppError('conflict', {
        detail: 'Another proposal for this waits to be confirmed.',
        fields: [{ field: 'ruleId', code: 'taken' }],
      });
    await recordAudit(ctx, tx, {
      action: 'rule-setting.propose',
      subjectKind: 'rule_setting',
      subjectId: row.id,
      facts: { kind: body.kind, ruleId: body.ruleId, value: body.value },
    });
    const [shown] = await presentRuleSettings(ctx, tx, [row]);
    if (!shown) throw notFound('rule_setting');
    return shown;
  });
}
