import { and, eq, sql } from '@countersign/db/query';
import { agreementConsents, agreementProposals, agreementVersions } from '@countersign/db/schema/agreement';
import { partners } from '@countersign/db/schema/tenant';
import { isConsentWaiting } from '@countersign/domain/agreement/agreement';
import { changedCount, diffTexts } from '@countersign/domain/agreement/diff';
import { addDays, type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import type { agreementChangeFacts, FactsOf } from '@countersign/policy/facts';
import { type ReviewedInput, reviewedEffects } from '../approval/reviewed-effects.ts';
import { askPartners, mailOwners } from './ask.internal.ts';
import { liftTermsHold } from './lift.internal.ts';
import { loadProposal } from './load-proposal.internal.ts';
import { todayIn } from './standing.internal.ts';

/** After an answer of ours a partner has at least so long for its own. */
const answerDays = 7;

/** The review of a partner's wording: agreed, it is a version of the partner's own to accept; refused, ours stands. */
export const agreementChangeEffects = reviewedEffects({
  facts: async ({ ctx, tx, row }) => {
    const { proposal, text } = await loadProposal(ctx, tx, row.subjectId);
    const [partner] = await tx
      .select({ type: partners.type, country: partners.country })
      .from(partners)
      .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, proposal.partnerId)));
    return {
      partnerType: partner?.type ?? '',
      country: partner?.country ?? '',
      changedLines: changedCount(diffTexts(text.body, proposal.body)),
    } satisfies FactsOf<typeof agreementChangeFacts>;
  },
  // Terms that another version took the place of meanwhile are nobody's to change any more.
  mayApprove: async ({ ctx, tx, row }) => {
    const { consent } = await loadProposal(ctx, tx, row.subjectId);
    return isConsentWaiting(consent.status) ? null : 'action_not_available';
  },
  onApproved: agree,
  onRefused: async (input, { text }) => {
    const { ctx, tx, row, transition } = input;
    const isRejected = transition.name === 'reject';
    await settle(input, { status: isRejected ? 'rejected' : 'withdrawn', reason: text === '' ? null : text });
    const { consent, version } = await loadProposal(ctx, tx, row.subjectId);
    const dueOn = await laterOf(input, consent.dueOn);
    const [changed] = await tx
      .update(agreementConsents)
      .set({ dueOn, mailed: sql`${agreementConsents.mailed} + 1` })
      .where(and(eq(agreementConsents.tenantId, ctx.tenantId), eq(agreementConsents.id, consent.id)))
      .returning();
    if (isRejected && changed)
      await mailOwners(ctx, tx, { consent: changed, version, kind: 'agreement_counter_rejected', text });
  },
});

async function agree(input: ReviewedInput): Promise<void> {
  const { ctx, tx, row, at } = input;
  const { proposal, version, text, consent } = await loadProposal(ctx, tx, row.subjectId);
  const ofAgreement = and(
    eq(agreementVersions.tenantId, ctx.tenantId),
    eq(agreementVersions.agreementId, version.agreementId),
  );
  const [last] = await tx
    .select({ version: sql<number>`max(${agreementVersions.version})` })
    .from(agreementVersions)
    .where(ofAgreement);
  await tx
    .update(agreementVersions)
    .set({ status: 'replaced', replacedAt: at })
    .where(
      and(ofAgreement, eq(agreementVersions.partnerId, proposal.partnerId), eq(agreementVersions.status, 'in_force')),
    );
  const dueOn = await laterOf(input, consent.dueOn);
  const decider = input.command?.actor.name ?? 'Countersign';
  const [own] = await tx
    .insert(agreementVersions)
    .values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('agv'),
      agreementId: version.agreementId,
      version: (last?.version ?? 0) + 1,
      status: 'in_force',
      partnerId: proposal.partnerId,
      texts: [{ language: proposal.language, title: text.title, body: proposal.body, sha256: proposal.sha256 }],
      noticeDays: version.noticeDays,
      onSilence: version.onSilence,
      summary: null,
      createdByName: proposal.proposedByName,
      createdByPersonId: proposal.proposedByPersonId,
      createdAt: proposal.proposedAt,
      activatedByName: decider,
      activatedAt: at,
      noticeUntil: dueOn,
      revision: 1,
    })
    .returning();
  if (!own) throw new Error(`no version came of proposal ${proposal.id}`);
  await settle(input, { status: 'accepted', reason: null, resultVersionId: own.id });
  const { replacedFor } = await askPartners(ctx, tx, {
    version: own,
    programId: proposal.programId,
    partnerIds: [proposal.partnerId],
    dueOn: dueOn ?? addDays(await todayIn(ctx, tx, proposal.programId), answerDays),
  });
  for (const partnerId of replacedFor) await liftTermsHold(ctx, tx, partnerId);
}

async function settle(
  { ctx, tx, row, at }: ReviewedInput,
  columns: Partial<typeof agreementProposals.$inferInsert>,
): Promise<void> {
  await tx
    .update(agreementProposals)
    .set({ ...columns, decidedAt: at })
    .where(and(eq(agreementProposals.tenantId, ctx.tenantId), eq(agreementProposals.id, row.subjectId)));
}

/** The last day there was, or a little later where it is near or past. */
async function laterOf({ ctx, tx, row }: ReviewedInput, dueOn: string | null): Promise<CivilDate | null> {
  if (dueOn === null) return null;
  const least = addDays(await todayIn(ctx, tx, row.programId), answerDays);
  return least > dueOn ? least : civilDate(dueOn);
}
