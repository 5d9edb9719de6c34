import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { periodOperations } from '@countersign/contracts/period/operations';
import { sql } from '@countersign/db/query';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { presentSigned } from '../statement/signed-money.ts';
import { read } from '../transact.ts';
import { loadPeriod } from './load-period.ts';
import { presentPeriods } from './present.ts';
import { previousPeriodOf } from './previous.ts';

type Operation = (typeof periodOperations)['get'];

const changesMax = 10;

/** One period with what changed most against the one published before. */
export function getPeriod(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'period.get');
  return read(ctx, async (tx) => {
    const row = await loadPeriod(ctx, tx, params.id);
    const [shown] = await presentPeriods(ctx, tx, [row.id]);
    if (!shown) throw new Error(`period ${row.id} is gone`);
    const previous = await previousPeriodOf(tx, row);
    const changed = await tx.execute<{
      enrollment_id: string;
      name: string;
      currency: string;
      earned: string;
      before: string;
    }>(sql`
      select e.id as enrollment_id, p.name, g.currency,
        coalesce(now_.earned_minor, 0)::text as earned, coalesce(before_.earned_minor, 0)::text as before
      from enrollments e
      join partners p on p.tenant_id = e.tenant_id and p.id = e.partner_id
      join programs g on g.tenant_id = e.tenant_id and g.id = e.program_id
      left join statements now_ on now_.tenant_id = e.tenant_id and now_.enrollment_id = e.id and now_.period_id = ${row.id}
      left join statements before_ on before_.tenant_id = e.tenant_id and before_.enrollment_id = e.id
        and before_.period_id = ${previous?.id ?? ''}
      where e.tenant_id = ${ctx.tenantId} and e.program_id = ${row.programId}
        and coalesce(now_.earned_minor, 0) <> coalesce(before_.earned_minor, 0)
      order by abs(coalesce(now_.earned_minor, 0) - coalesce(before_.earned_minor, 0)) desc, e.id
      limit ${changesMax}`);
    return {
      ...shown,
      changes: [...changed].map((change) => ({
        enrollmentId: change.enrollment_id,
        partnerName: change.name,
        earned: presentSigned(BigInt(change.earned), change.currency),
        previousEarned: presentSigned(BigInt(change.before), change.currency),
      })),
    };
  });
}
