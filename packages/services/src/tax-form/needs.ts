import { type SQL, sql } from '@countersign/db/query';
import type { TaxRegime } from '@countersign/domain/tax-form/tax-form';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import type { ServiceContext, Transaction } from '../context.ts';

/** One statement that a partner is asked for, by all its programs of the same rules. */
export interface TaxNeed {
  readonly regime: TaxRegime;
  readonly programs: readonly string[];
  /** Whether one of them pays nothing without it. */
  readonly isRequired: boolean;
}

/** What each partner's programs ask for about tax: `partner_id`, `regime`, `is_required`, `programs`. */
export function neededSql(ctx: ServiceContext): SQL {
  return sql`
    select e.partner_id, r.regime, bool_or(r.is_required_for_payout) as is_required,
      jsonb_agg(p.name order by p.name) as programs
    from program_tax_rules r
    join programs p on p.tenant_id = r.tenant_id and p.id = r.program_id
    join enrollments e on e.tenant_id = r.tenant_id and e.program_id = r.program_id and e.status <> 'ended'
    where r.tenant_id = ${ctx.tenantId} and r.regime is not null
    group by e.partner_id, r.regime`;
}

/** Whether a statement may be relied on that day, for a row of `neededSql` named `need`. */
export function isStatedSql(ctx: ServiceContext, on: CivilDate): SQL {
  return sql`exists (select 1 from tax_forms f where f.tenant_id = ${ctx.tenantId} and f.partner_id = need.partner_id
    and f.regime = need.regime and f.status = 'valid' and coalesce(f.expires_on, '9999-12-31') >= ${on})`;
}

export async function taxNeedsOf(ctx: ServiceContext, tx: Transaction, partnerId: string): Promise<readonly TaxNeed[]> {
  const rows = await tx.execute<{ regime: TaxRegime; is_required: boolean; programs: string[] }>(sql`
    select regime, is_required, programs from (${neededSql(ctx)}) as need where partner_id = ${partnerId} order by regime`);
  return [...rows].map((row) => ({ regime: row.regime, programs: row.programs, isRequired: row.is_required }));
}
