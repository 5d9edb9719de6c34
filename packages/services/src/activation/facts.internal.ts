import { type SQL, sql } from '@countersign/db/query';
import { parseInstant } from '@countersign/db/schema/columns';
import type { ActivationSource, Milestone, ReachedAt } from '@countersign/domain/activation/activation';
import { activationDays, milestones } from '@countersign/domain/activation/activation';
import type { EnrollmentStatus, PartnerType } from '@countersign/domain/partner/partner';
import type { ServiceContext } from '../context.ts';

export interface ActivationFilter {
  readonly programId?: string | undefined;
  readonly partnerType?: PartnerType | undefined;
  readonly source?: ActivationSource | undefined;
  readonly partnerId?: string | undefined;
}

/** One membership with the instant of each first step, as PostgreSQL writes it. */
export type FactRow = {
  readonly [name in Milestone]: string | null;
} & {
  readonly enrollment_id: string;
  readonly partner_id: string;
  readonly partner_name: string;
  readonly partner_type: PartnerType;
  readonly program_id: string;
  readonly program_name: string;
  readonly source: ActivationSource;
  readonly status: EnrollmentStatus;
  readonly joined_at: string;
};

/**
 * Memberships that have not ended, with the first of everything: read from what is there, each by an index, so that it
 * costs the same however much came afterwards. Clicks before the membership are not looked for.
 */
export function activationFacts(ctx: ServiceContext, filter: ActivationFilter): SQL {
  const { tenantId } = ctx;
  const given = [
    filter.programId === undefined ? undefined : sql`e.program_id = ${filter.programId}`,
    filter.partnerId === undefined ? undefined : sql`e.partner_id = ${filter.partnerId}`,
    filter.partnerType === undefined ? undefined : sql`p.type = ${filter.partnerType}`,
    filter.source === undefined ? undefined : sql`coalesce(a.source, 'added') = ${filter.source}`,
  ].filter((one) => one !== undefined);
  return sql`
    applied as (
      select distinct on (partner_id, program_id) partner_id, program_id, source from applications
      where tenant_id = ${tenantId} and partner_id is not null order by partner_id, program_id, created_at),
    joined as (
      select e.id as enrollment_id, p.id as partner_id, p.name as partner_name, p.type as partner_type, g.id as program_id,
        g.name as program_name, coalesce(a.source, 'added') as source, e.status, e.created_at as joined_at
      from enrollments e
      join partners p on p.tenant_id = e.tenant_id and p.id = e.partner_id
      join programs g on g.tenant_id = e.tenant_id and g.id = e.program_id
      left join applied a on a.partner_id = e.partner_id and a.program_id = e.program_id
      where ${sql.join([sql`e.tenant_id = ${tenantId}`, sql`e.status <> 'ended'`, ...given], sql` and `)}),
    facts as (
      select j.*,
        (select min(l.created_at) from links l where l.tenant_id = ${tenantId} and l.enrollment_id = j.enrollment_id) as first_link,
        (select t.received_at from touches t where t.tenant_id = ${tenantId} and t.enrollment_id = j.enrollment_id
          and t.received_at >= j.joined_at and t.kind = 'click' and t.quality = 'valid' order by t.received_at limit 1) as first_click,
        (select min(d.submitted_at) from deal_registrations d where d.tenant_id = ${tenantId} and d.partner_id = j.partner_id
          and d.program_id = j.program_id) as first_deal,
        (select min(coalesce(c.bound_at, c.first_event_at)) from end_customers c where c.tenant_id = ${tenantId}
          and c.enrollment_id = j.enrollment_id) as first_customer,
        (select n.occurred_at from lines n where n.tenant_id = ${tenantId} and n.enrollment_id = j.enrollment_id
          order by n.occurred_at limit 1) as first_earning,
        (select min(o.sent_at) from payouts o where o.tenant_id = ${tenantId} and o.enrollment_id = j.enrollment_id
          and o.status in ('sent', 'paid')) as first_payout
      from joined j)`;
}

/** Of a row of `facts`: what `activationStateOf` says of it. */
export function stateInSql(ctx: ServiceContext): SQL {
  const limit = new Date(ctx.now() - activationDays * 86_400_000).toISOString();
  return sql`case when first_deal is not null or first_customer is not null or first_earning is not null then 'active'
    when joined_at < ${limit}::timestamptz then 'overdue' else 'under_way' end`;
}

export function reachedAtOf(row: FactRow): ReachedAt {
  const at = (milestone: Milestone) => (row[milestone] === null ? null : parseInstant(row[milestone]));
  return Object.fromEntries(milestones.map((milestone) => [milestone, at(milestone)])) as Record<
    Milestone,
    number | null
  >;
}
