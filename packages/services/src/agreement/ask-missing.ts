import { sql } from '@countersign/db/query';
import { addDays, type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import type { ServiceContext, Transaction } from '../context.ts';
import { askPartners } from './ask.internal.ts';
import { liftTermsHold } from './lift.internal.ts';
import { type AgreementRow, todayIn, type VersionRow } from './standing.internal.ts';

/**
 * Asks partners that have not been asked to accept a version which is in force for them: those in the program whose type
 * and country it is meant for more than any other, and that have no terms of their own. Gives how many were asked.
 */
export async function askWhoIsMissing(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly agreement: AgreementRow; readonly version: VersionRow; readonly limit: number },
): Promise<number> {
  const { agreement, version } = of;
  const { tenantId } = ctx;
  const rows = await tx.execute<{ partner_id: string }>(sql`
    select e.partner_id from enrollments e
    join partners p on p.tenant_id = e.tenant_id and p.id = e.partner_id
    join agreements a on a.tenant_id = e.tenant_id and a.id = ${agreement.id}
    where e.tenant_id = ${tenantId} and e.program_id = ${agreement.programId}
      and ${isMeant('a')}
      and (e.status in ('active', 'paused') or exists (
        select 1 from agreement_consents o where o.tenant_id = e.tenant_id and o.partner_id = e.partner_id
          and o.agreement_id = a.id and o.status in ('open', 'overdue')))
      and not exists (
        select 1 from agreement_consents c
        where c.tenant_id = e.tenant_id and c.version_id = ${version.id} and c.partner_id = e.partner_id)
      and not exists (
        select 1 from agreement_versions own join agreements s on s.tenant_id = own.tenant_id and s.id = own.agreement_id
        where own.tenant_id = e.tenant_id and own.partner_id = e.partner_id and own.status = 'in_force'
          and s.program_id = e.program_id)
      and not exists (
        select 1 from agreements b
        join agreement_versions bv on bv.tenant_id = b.tenant_id and bv.agreement_id = b.id
        where b.tenant_id = e.tenant_id and b.program_id = e.program_id and b.id <> a.id
          and bv.partner_id is null and bv.status = 'in_force' and ${isMeant('b')}
          and (${weightOf('b')} > ${weightOf('a')}
            or (${weightOf('b')} = ${weightOf('a')} and (b.created_at, b.id) < (a.created_at, a.id))))
    order by e.partner_id limit ${of.limit}`);
  const { count, replacedFor } = await askPartners(ctx, tx, {
    version,
    programId: agreement.programId,
    partnerIds: [...rows].map((row) => row.partner_id),
    dueOn: await lastDayOf(ctx, tx, agreement, version),
  });
  for (const partnerId of replacedFor) await liftTermsHold(ctx, tx, partnerId);
  return count;
}

/** Who is asked after the notice has begun has as long to answer as everybody else had. */
async function lastDayOf(
  ctx: ServiceContext,
  tx: Transaction,
  agreement: AgreementRow,
  version: VersionRow,
): Promise<CivilDate> {
  const full = addDays(await todayIn(ctx, tx, agreement.programId), version.noticeDays);
  const noticeUntil = version.noticeUntil === null ? full : civilDate(version.noticeUntil);
  return full > noticeUntil ? full : noticeUntil;
}

/** The same choice as `agreementFor` of the domain makes, for many partners at once. */
const isMeant = (alias: 'a' | 'b') => {
  const row = sql.raw(alias);
  return sql`(${row}.partner_type is null or ${row}.partner_type = p.type)
    and (${row}.countries = '[]'::jsonb or ${row}.countries @> to_jsonb(p.country::text))`;
};

const weightOf = (alias: 'a' | 'b') => {
  const row = sql.raw(alias);
  return sql`((case when ${row}.countries = '[]'::jsonb then 0 else 2 end) + (case when ${row}.partner_type is null then 0 else 1 end))`;
};
