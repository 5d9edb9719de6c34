import type { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, sql } from '@countersign/db/query';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { programs } from '@countersign/db/schema/tenant';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { requireNotHeld } from '../hold/require-not-held.ts';
import { noteOnboardingDone } from '../onboarding/note-done.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { checkTerms, requireComplete } from './check-terms.ts';
import { findVisibleDeal } from './find-visible.ts';
import { openDealCase } from './open-case.ts';
import { presentDeal } from './present-deal.ts';
import { requireEnrollment } from './require-enrollment.ts';
import { storedTerms } from './terms.ts';
import type { DealRow } from './update-deal.ts';

type Operation = (typeof dealRegistrationOperations)['submit'];

const dayMs = 86_400_000;

/**
 * Registers the deal: the terms are fixed, a number is given and a case starts, also while nothing can run it yet. What
 * is already known of the customer is looked at later, by the case, so that neither the answer nor its time says
 * anything about it. Refuses an incomplete draft (`invalid_input`, each field named), `open_limit_reached`,
 * `daily_limit_reached`, and `partner_held` while the partner's new deals wait; the draft is kept.
 */
export function submitDealRegistration(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'deal-registration.submit');
  return transact(ctx, async (tx) => {
    const deal = await findVisibleDeal(ctx, tx, input.params.id, { forUpdate: true });
    if (deal.status !== 'draft')
      throw new AppError('action_not_available', {
        detail: 'This has been registered already.',
        facts: { number: deal.number },
      });
    if (deal.revision !== input.ifMatch)
      throw new AppError('stale_revision', {
        detail: 'Somebody has changed this draft since you loaded it.',
        facts: { revision: deal.revision },
      });
    const terms = storedTerms(deal.terms);
    requireComplete(terms);
    await checkTerms(ctx, tx, terms, deal.partnerId);
    await requireEnrollment(ctx, tx, { partnerId: deal.partnerId, programId: deal.programId });
    await requireNotHeld(ctx, tx, { partnerId: deal.partnerId, held: 'new_deals' });
    await requireRoom(ctx, tx, deal);
    const { actor } = ctx;
    if (actor.kind !== 'member' && actor.kind !== 'contact')
      throw new AppError('forbidden', { detail: 'Only people register deals.' });
    const { caseId, number } = await openDealCase(ctx, tx, {
      deal,
      personId: actor.personId,
      personName: actor.name,
      sendsMail: true,
      receivedAt: ctx.now(),
      priority: 1,
    });
    await noteOnboardingDone(ctx, tx, {
      partnerId: deal.partnerId,
      programId: deal.programId,
      kind: 'first_deal',
      ref: deal.id,
    });
    await recordAudit(ctx, tx, {
      action: 'deal-registration.submit',
      subjectKind: 'deal-registration',
      subjectId: deal.id,
      caseId,
      facts: { number },
    });
    return presentDeal(ctx, tx, deal.id);
  });
}

/** Limits per partner, counted under a lock; many open or daily registrations are how one would probe for others'. */
async function requireRoom(ctx: ServiceContext, tx: Transaction, deal: DealRow): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`submit/${ctx.tenantId}/${deal.partnerId}`}, 71))`,
  );
  const [program] = await tx
    .select({ settings: programs.settings })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, deal.programId)));
  if (!program) throw new Error(`there is no program ${deal.programId}`);
  const { openLimit, dailyLimit } = program.settings;
  const [counts] = await tx
    .select({
      open: sql<number>`count(*) filter (where ${dealRegistrations.status} in ('submitted', 'in_review', 'changes_requested', 'waitlisted', 'offered', 'approved', 'win_reported'))::int`,
      today: sql<number>`count(*) filter (where ${dealRegistrations.submittedAt} > ${new Date(ctx.now() - dayMs).toISOString()}::timestamptz)::int`,
    })
    .from(dealRegistrations)
    .where(
      and(
        eq(dealRegistrations.tenantId, ctx.tenantId),
        eq(dealRegistrations.partnerId, deal.partnerId),
        sql`${dealRegistrations.origin} <> 'import'`,
      ),
    );
  if ((counts?.open ?? 0) >= openLimit)
    throw new AppError('open_limit_reached', {
      detail: `At most ${openLimit} registrations may be open at a time.`,
      facts: { limit: openLimit },
    });
  if ((counts?.today ?? 0) >= dailyLimit)
    throw new AppError('daily_limit_reached', {
      detail: `At most ${dailyLimit} registrations may be made within a day.`,
      facts: { limit: dailyLimit },
    });
}
