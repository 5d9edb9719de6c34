import { and, eq } from '@countersign/db/query';
import { partners } from '@countersign/db/schema/tenant';
import { blockingReports } from '@countersign/db/schema/vetting';
import { confidentiallyHeld } from '@countersign/domain/hold/hold';
import { openReviewedCase } from '../approval/open-reviewed-case.ts';
import type { VettingRow } from '../check/run-check.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { placeHolds } from '../hold/place-holds.ts';
import { takeNumbers } from '../number/take-numbers.ts';

/**
 * A sanctioned partner's money is blocked, neither paid nor given back, and a report to the authorities becomes somebody's
 * task (31 CFR 501.603: within 10 business days). However often it is found, it is blocked and reported once.
 */
export async function blockMoney(
  ctx: ServiceContext,
  tx: Transaction,
  vetting: Pick<VettingRow, 'id' | 'partnerId' | 'programId'>,
): Promise<void> {
  await placeHolds(ctx, tx, {
    partnerId: vetting.partnerId,
    held: confidentiallyHeld,
    reason: 'true_match',
    sourceId: vetting.id,
  });
  const [known] = await tx
    .select({ id: blockingReports.id })
    .from(blockingReports)
    .where(and(eq(blockingReports.tenantId, ctx.tenantId), eq(blockingReports.vettingId, vetting.id)));
  if (known) return;
  const [partner] = await tx
    .select({ name: partners.name })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, vetting.partnerId)));
  const id = ctx.ids.next('brp');
  const year = new Date(ctx.now()).getUTCFullYear();
  const last = await takeNumbers(ctx, tx, { sequence: `blocking-report/${year}`, count: 1 });
  const number = `BRP-${year}-${String(last).padStart(5, '0')}`;
  const caseId = await openReviewedCase(ctx, tx, {
    process: 'blocking-report',
    programId: vetting.programId,
    subjectId: id,
    number,
    title: `${number} ${partner?.name ?? ''}`,
    hash: vetting.id,
    makers: [],
    card: { facts: { partner: partner?.name ?? '' } },
  });
  await tx.insert(blockingReports).values({
    tenantId: ctx.tenantId,
    id,
    number,
    partnerId: vetting.partnerId,
    vettingId: vetting.id,
    caseId,
    status: 'open',
    openedAt: ctx.now(),
  });
}
