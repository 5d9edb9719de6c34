import { sql } from '@countersign/db/query';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import type { ServiceContext, Transaction } from '../context.ts';

/** The courses that a partner's type requires in a program and for which nobody of the partner holds a certificate that day. */
export async function requiredCoursesLeft(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId: string; readonly programId: string; readonly on: CivilDate },
): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select c.id from courses c
    join partners p on p.tenant_id = c.tenant_id and p.id = ${of.partnerId} and p.type = c.partner_type
    where c.tenant_id = ${ctx.tenantId} and c.program_id = ${of.programId} and c.is_required
      and c.published_version_id is not null
      and not exists (
        select 1 from certificates held where held.tenant_id = c.tenant_id and held.course_id = c.id
          and held.partner_id = p.id and held.replaced_at is null and coalesce(held.expires_on, '9999-12-31') >= ${of.on})
    order by c.id`);
  return [...rows].map(({ id }) => id);
}
