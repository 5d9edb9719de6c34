import type { RuleSetting } from '@countersign/contracts/rule-setting/operations';
import { and, eq, inArray } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import type { ruleSettings } from '@countersign/db/schema/watch';
import { riskWeights } from '@countersign/domain/risk/risk';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';

type Row = typeof ruleSettings.$inferSelect;
const weightOf: Readonly<Record<string, number>> = riskWeights;

/** What the product itself says: a rule acts, a factor has its weight. */
export const standardOf = ({ kind, ruleId }: Pick<Row, 'kind' | 'ruleId'>): number =>
  kind === 'gate' ? 1 : (weightOf[ruleId] ?? 0);

export async function presentRuleSettings(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly Row[],
): Promise<RuleSetting[]> {
  const persons = [...new Set(rows.flatMap((row) => [row.proposedByPerson, row.decidedByPerson ?? []].flat()))];
  const people =
    persons.length === 0
      ? []
      : await tx
          .select({ personId: members.personId, name: members.name })
          .from(members)
          .where(and(eq(members.tenantId, ctx.tenantId), inArray(members.personId, persons)));
  const nameOf = (personId: string | null) => people.find((person) => person.personId === personId)?.name ?? null;
  const { actor } = ctx;
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    ruleId: row.ruleId,
    value: row.value,
    standard: standardOf(row),
    reason: row.reason,
    status: row.status,
    proposedBy: nameOf(row.proposedByPerson),
    proposedAt: formatInstant(row.proposedAt),
    decidedBy: nameOf(row.decidedByPerson),
    decidedAt: row.decidedAt === null ? null : formatInstant(row.decidedAt),
    mayDecide:
      row.status === 'proposed' &&
      actor.kind === 'member' &&
      actor.permissions.has('rule-setting.decide') &&
      actor.personId !== row.proposedByPerson,
  }));
}
