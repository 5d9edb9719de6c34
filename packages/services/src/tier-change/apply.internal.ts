import { and, eq, ne } from '@countersign/db/query';
import { enrollments, programs } from '@countersign/db/schema/tenant';
import { tierChanges } from '@countersign/db/schema/tier-change';
import type { MailKind } from '@countersign/domain/notification/mail';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { readersOf } from '../exit/mail-exit.ts';
import { queueMail } from '../notification/queue-mail.ts';

export type TierChangeRow = typeof tierChanges.$inferSelect;

/** The tier holds from now on; whatever was lent before it ends with it. Done twice it changes nothing. */
export async function applyTier(ctx: ServiceContext, tx: Transaction, change: TierChangeRow): Promise<void> {
  await setTier(ctx, tx, change, change.toTier);
  await tx
    .update(tierChanges)
    .set({ status: 'replaced' })
    .where(
      and(
        eq(tierChanges.tenantId, ctx.tenantId),
        eq(tierChanges.enrollmentId, change.enrollmentId),
        eq(tierChanges.status, 'in_force'),
        ne(tierChanges.id, change.id),
      ),
    );
  await update(ctx, tx, change.id, { status: 'in_force', appliedAt: ctx.now() });
  await record(ctx, tx, change, 'tier-change.applied');
}

/** The time for which it was lent is over: the tier before it holds again, unless somebody has set another meanwhile. */
export async function returnTier(ctx: ServiceContext, tx: Transaction, change: TierChangeRow): Promise<void> {
  const [enrollment] = await tx
    .select({ tier: enrollments.tier })
    .from(enrollments)
    .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.id, change.enrollmentId)))
    .for('update');
  if (enrollment?.tier === change.toTier) {
    await setTier(ctx, tx, change, change.fromTier);
    await mailTier(ctx, tx, change, { kind: 'tier_returned', tier: change.fromTier });
  }
  await update(ctx, tx, change.id, { status: 'returned', returnedAt: ctx.now() });
  await record(ctx, tx, change, 'tier-change.returned');
}

/** Writes to the partner's owners and people of finance. */
export async function mailTier(
  ctx: ServiceContext,
  tx: Transaction,
  change: TierChangeRow,
  mail: { readonly kind: Extract<MailKind, `tier_${string}`>; readonly tier: string | null },
): Promise<void> {
  const [program] = await tx
    .select({ name: programs.name })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, change.programId)));
  for (const contactId of await readersOf(ctx, tx, change.partnerId))
    await queueMail(ctx, tx, {
      kind: mail.kind,
      key: `${mail.kind}/${change.id}/${contactId}`,
      to: { contactId },
      facts: {
        program: program?.name ?? null,
        tier: mail.tier ?? '–',
        effectiveOn: change.effectiveOn,
        text: change.partnerText,
      },
    });
}

export async function update(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
  columns: Partial<typeof tierChanges.$inferInsert>,
): Promise<void> {
  await tx
    .update(tierChanges)
    .set(columns)
    .where(and(eq(tierChanges.tenantId, ctx.tenantId), eq(tierChanges.id, id)));
}

async function setTier(
  ctx: ServiceContext,
  tx: Transaction,
  change: TierChangeRow,
  tier: string | null,
): Promise<void> {
  await tx
    .update(enrollments)
    .set({ tier })
    .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.id, change.enrollmentId)));
}

function record(ctx: ServiceContext, tx: Transaction, change: TierChangeRow, action: string): Promise<void> {
  const { id, caseId, enrollmentId, fromTier, toTier } = change;
  return recordAudit(ctx, tx, {
    action,
    subjectKind: 'tier_change',
    subjectId: id,
    caseId,
    facts: { enrollmentId, fromTier, toTier },
  });
}
