import type { ActivationGroup, activationOperations } from '@countersign/contracts/activation/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { sql } from '@countersign/db/query';
import { type ActivationSource, type Milestone, milestones } from '@countersign/domain/activation/activation';
import type { PartnerType } from '@countersign/domain/partner/partner';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { activationFacts, stateInSql } from './facts.internal.ts';

type Operation = (typeof activationOperations)['funnel'];

type GroupRow = {
  readonly partner_type: PartnerType | null;
  readonly source: ActivationSource | null;
  readonly partners: number;
  readonly active: number;
  readonly overdue: number;
} & { readonly [name in `reached_${Milestone}`]: number } & { readonly [name in `median_${Milestone}`]: number | null };

/** How many partners came to each first step, and the median of days it took them: all together, by type, and by source. */
export function funnelOfActivations(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'activation.funnel');
  return read(ctx, async (tx) => {
    const columns = milestones.map((milestone) => {
      const at = sql.identifier(milestone);
      const days = sql`greatest(0, extract(epoch from ${at} - joined_at) / 86400)`;
      return sql`count(${at})::int as ${sql.identifier(`reached_${milestone}`)},
        round((percentile_cont(0.5) within group (order by ${days}) filter (where ${at} is not null))::numeric, 1)::float8
          as ${sql.identifier(`median_${milestone}`)}`;
    });
    const rows = await tx.execute<GroupRow>(sql`
      with ${activationFacts(ctx, query)}, stated as (select *, ${stateInSql(ctx)} as state from facts)
      select partner_type, source, count(*)::int as partners, count(*) filter (where state = 'active')::int as active,
        count(*) filter (where state = 'overdue')::int as overdue, ${sql.join(columns, sql`, `)}
      from stated group by grouping sets ((), (partner_type), (source)) order by partners desc, partner_type, source`);
    const groups = [...rows].map(presentGroup);
    const all = groups.find(({ partnerType, source }) => partnerType === null && source === null);
    if (!all) throw new Error('there is no group of all');
    return {
      all,
      byType: groups.filter(({ partnerType }) => partnerType !== null),
      bySource: groups.filter(({ source }) => source !== null),
    };
  });
}

function presentGroup(row: GroupRow): ActivationGroup {
  return {
    partnerType: row.partner_type,
    source: row.source,
    partners: row.partners,
    active: row.active,
    overdue: row.overdue,
    milestones: milestones.map((milestone) => ({
      milestone,
      reached: row[`reached_${milestone}`],
      medianDays: row[`median_${milestone}`],
    })),
  };
}
