import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { prospectOperations } from '@countersign/contracts/prospect/operations';
import { and, eq, gt, sql } from '@countersign/db/query';
import { prospects } from '@countersign/db/schema/prospect';
import { enrollments } from '@countersign/db/schema/tenant';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { insertProspect } from './insert-prospect.ts';
import { referralsOf } from './referrals.ts';

type Operation = (typeof prospectOperations)['refer'];

const dayMs = 86_400_000;
const perDayMax = 20;

/**
 * A partner refers somebody. What is known of them already is looked at by staff: the reply says nothing of it. Whoever
 * refers is credited once they are approved.
 */
export function referProspect(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'prospect.refer');
  const { actor } = ctx;
  if (actor.kind !== 'contact') throw new AppError('forbidden', { detail: 'Partners refer.' });
  const { programId, text, ...details } = body;
  return transact(ctx, async (tx) => {
    await requireRoom(ctx, tx, actor.partnerId);
    const [place] = await tx
      .select({ id: enrollments.id })
      .from(enrollments)
      .where(
        and(
          eq(enrollments.tenantId, ctx.tenantId),
          eq(enrollments.partnerId, actor.partnerId),
          eq(enrollments.programId, programId),
          eq(enrollments.status, 'active'),
        ),
      );
    if (!place) throw notFound('program', 'programId');
    const id = await insertProspect(ctx, tx, {
      programId,
      source: 'referral',
      details,
      referredByPartnerId: actor.partnerId,
      referredByContactId: actor.id,
      text: text ?? null,
    });
    await recordAudit(ctx, tx, { action: 'prospect.refer', subjectKind: 'prospect', subjectId: id });
    const [view] = await referralsOf(ctx, tx, eq(prospects.id, id));
    if (!view) throw new Error(`referral ${id} was not written`);
    return view;
  });
}

async function requireRoom(ctx: ServiceContext, tx: Transaction, partnerId: string): Promise<void> {
  const [today] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(prospects)
    .where(
      and(
        eq(prospects.tenantId, ctx.tenantId),
        eq(prospects.referredByPartnerId, partnerId),
        gt(prospects.createdAt, ctx.now() - dayMs),
      ),
    );
  if ((today?.count ?? 0) >= perDayMax)
    throw new AppError('daily_limit_reached', {
      detail: `At most ${perDayMax} referrals may be made within a day.`,
      facts: { limit: perDayMax },
    });
}
