import { sql } from '@countersign/db/query';
import type { TaskFacts } from '../onboarding/task-facts.ts';
import { isStatedSql, neededSql } from './needs.ts';
import { todayOf } from './present.internal.ts';

/** The statement about tax as a task of onboarding: asked where the program asks for one, and done with the one in force. */
export const taxFormTask: TaskFacts = {
  isAsked: async (ctx, tx, { programId }) => {
    const rows = await tx.execute<{ regime: string }>(sql`
      select regime from program_tax_rules
      where tenant_id = ${ctx.tenantId} and program_id = ${programId} and regime is not null`);
    return [...rows].length > 0;
  },
  doneWith: async (ctx, tx, { partnerId, programId }) => {
    const [row] = await tx.execute<{ id: string }>(sql`
      select f.id from (${neededSql(ctx)}) as need
      join program_tax_rules r on r.tenant_id = ${ctx.tenantId} and r.program_id = ${programId} and r.regime = need.regime
      join tax_forms f on f.tenant_id = r.tenant_id and f.partner_id = need.partner_id and f.regime = need.regime
        and f.status = 'valid'
      where need.partner_id = ${partnerId} and ${isStatedSql(ctx, todayOf(ctx))} limit 1`);
    return row?.id ?? null;
  },
};
