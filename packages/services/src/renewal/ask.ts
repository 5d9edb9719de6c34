import { and, eq, inArray, isNull, sql } from '@countersign/db/query';
import { licences } from '@countersign/db/schema/vetting';
import { renewals } from '@countersign/db/schema/watch';
import { openRenewalStatuses } from '@countersign/domain/renewal/renewal';
import { recordAudits } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { renewalNumbers } from './numbers.internal.ts';

/** Asks for what will stand in place of these licences, where nothing does so yet, in the caller's transaction; gives how many are new. */
export async function askRenewals(
  ctx: ServiceContext,
  tx: Transaction,
  licenceIds: readonly string[],
): Promise<number> {
  if (licenceIds.length === 0) return 0;
  const due = await tx
    .select({ id: licences.id, partnerId: licences.partnerId, kind: licences.kind })
    .from(licences)
    .where(
      and(eq(licences.tenantId, ctx.tenantId), inArray(licences.id, [...licenceIds]), isNull(licences.replacedAt)),
    );
  const programs = await programsOf(
    ctx,
    tx,
    due.map(({ partnerId }) => partnerId),
  );
  const open = await tx
    .select({ replacesId: renewals.replacesId })
    .from(renewals)
    .where(
      and(
        eq(renewals.tenantId, ctx.tenantId),
        inArray(renewals.replacesId, [...licenceIds]),
        inArray(renewals.status, [...openRenewalStatuses]),
      ),
    );
  const isAsked = new Set(open.map(({ replacesId }) => replacesId));
  const missing = due.flatMap((licence) => {
    const programId = programs.get(licence.partnerId);
    return programId === undefined || isAsked.has(licence.id) ? [] : [{ ...licence, programId }];
  });
  if (missing.length === 0) return 0;
  const numbers = await renewalNumbers(ctx, tx, missing.length);
  const rows = missing.map(({ id, partnerId, kind, programId }, index) => ({
    tenantId: ctx.tenantId,
    id: ctx.ids.next('rnw'),
    number: numbers[index] ?? '',
    partnerId,
    programId,
    kind,
    replacesId: id,
    status: 'asked' as const,
    revision: 1,
    createdAt: ctx.now(),
  }));
  const added = await tx.insert(renewals).values(rows).onConflictDoNothing().returning();
  await recordAudits(
    ctx,
    tx,
    added.map(({ id, partnerId, replacesId }) => ({
      action: 'renewal.ask',
      subjectKind: 'renewal',
      subjectId: id,
      facts: { partnerId, replacesId },
    })),
  );
  return added.length;
}

/** The program whose policy says who decides on what a partner hands in: of those it is in, the one it has been in longest. */
export async function programsOf(
  ctx: ServiceContext,
  tx: Transaction,
  partnerIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.execute<{ partner_id: string; program_id: string }>(sql`
    select distinct on (partner_id) partner_id, program_id from enrollments
    where tenant_id = ${ctx.tenantId} and partner_id in (select jsonb_array_elements_text(${JSON.stringify([...new Set(partnerIds)])}::text::jsonb))
    order by partner_id, status = 'ended', created_at, id`);
  return new Map([...rows].map((row) => [row.partner_id, row.program_id]));
}
