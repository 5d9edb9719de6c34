import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ruleSettingOperations } from '@countersign/contracts/rule-setting/operations';
import { and, eq } from '@countersign/db/query';
import { ruleSettings } from '@countersign/db/schema/watch';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { isSamePerson } from '../member/person-joins.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentRuleSettings } from './present.internal.ts';

type Operation = (typeof ruleSettingOperations)['decide'];

/** Confirms or refuses what somebody else has proposed (`same_person`); confirmed, it takes the place of what was set before. */
export function decideRuleSetting(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'rule-setting.decide');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const one = and(eq(ruleSettings.tenantId, ctx.tenantId), eq(ruleSettings.id, params.id));
    const [row] = await tx.select().from(ruleSettings).where(one).for('update');
    if (!row) throw notFound('rule_setting');
    if (row.status !== 'proposed') throw new AppError('action_not_available');
    if (await isSamePerson(tx, { tenantId: ctx.tenantId, one: row.proposedByPerson, other: member.personId }))
      throw new AppError('same_person', { detail: 'Somebody else than who proposed it decides.' });
    const isConfirmed = body.outcome === 'confirm';
    if (isConfirmed)
      await tx
        .update(ruleSettings)
        .set({ status: 'replaced' })
        .where(
          and(
            eq(ruleSettings.tenantId, ctx.tenantId),
            eq(ruleSettings.kind, row.kind),
            eq(ruleSettings.ruleId, row.ruleId),
            eq(ruleSettings.status, 'in_force'),
          ),
        );
    const [decided] = await tx
      .update(ruleSettings)
      .set({
        status: isConfirmed ? 'in_force' : 'refused',
        decidedByPerson: member.personId,
        decidedAt: ctx.now(),
      })
      .where(one)
      .returning();
    await recordAudit(ctx, tx, {
      action: 'rule-setting.decide',
      subjectKind: 'rule_setting',
      subjectId: row.id,
      facts: { kind: row.kind, ruleId: row.ruleId, value: row.value, outcome: body.outcome },
    });
    const [shown] = await presentRuleSettings(ctx, tx, decided ? [decided] : []);
    if (!shown) throw notFound('rule_setting');
    return shown;
  });
}
