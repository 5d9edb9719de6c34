import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { screeningOperations } from '@countersign/contracts/screening/operations';
import { and, eq } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { screeningDecisions, screeningMatches, screeningSubjects } from '@countersign/db/schema/screening';
import { enrollments } from '@countersign/db/schema/tenant';
import { decideMatch } from '@countersign/domain/screening/review';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { type MemberActor, requireMember, requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { entryKey, finalVerdicts } from './final-verdicts.internal.ts';
import { keepOutcome } from './keep-outcome.internal.ts';
import { presentMatchById } from './match.ts';
import { thresholdsOf } from './thresholds.internal.ts';

type Operation = (typeof screeningOperations)['decide-match'];

/**
 * Takes a person's verdict on a match. One person clears a low score; a true match, a high score and what was a true match
 * before need two people who agree (`same_person` refuses the first one again). A manager of the partner decides nothing
 * about it (`own_case`); a match that is decided or replaced takes no verdict (`not_open`).
 */
export function decideScreeningMatch(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'screening.decide-match');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const { match, subject } = await lockMatch(ctx, tx, params.id);
    requireRevision(match.revision, ifMatch);
    await refuseManager(ctx, tx, member, subject.partnerId);
    const verdicts = await finalVerdicts(ctx, tx, match.subjectId);
    const { highMin } = await thresholdsOf(ctx, tx);
    const decided = decideMatch(
      {
        status: match.status,
        score: match.score,
        wasConfirmed: verdicts.byEntry.get(entryKey(match.list, match.entryId)) === 'true_match',
        proposed:
          match.proposedVerdict === null || match.proposedByPerson === null
            ? null
            : { verdict: match.proposedVerdict, personId: match.proposedByPerson },
      },
      { verdict: body.verdict, personId: member.personId },
      highMin,
    );
    if (!decided.ok) throw new AppError(decided.refusal.code);
    const { status } = decided.value;
    const isFinal = status !== 'proposed';
    await tx.insert(screeningDecisions).values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('scd'),
      matchId: match.id,
      at: ctx.now(),
      ...body,
      isFinal,
      memberId: member.id,
      memberName: member.name,
      personId: member.personId,
    });
    await tx
      .update(screeningMatches)
      .set({
        status,
        proposedVerdict: isFinal ? null : body.verdict,
        proposedByPerson: isFinal ? null : member.personId,
        changedAt: ctx.now(),
        revision: match.revision + 1,
      })
      .where(and(eq(screeningMatches.tenantId, ctx.tenantId), eq(screeningMatches.id, match.id)));
    const { editions, outcome: before } = subject;
    const outcome = await keepOutcome(ctx, tx, { subject, editions, before, isScreened: false });
    await recordAudit(ctx, tx, {
      action: 'screening.decide-match',
      subjectKind: 'screening_match',
      subjectId: match.id,
      facts: { verdict: body.verdict, reason: body.reason, isFinal, outcome, score: match.score },
    });
    return presentMatchById(ctx, tx, match.id);
  });
}

/** The subject first: whoever screens it locks it too. */
async function lockMatch(ctx: ServiceContext, tx: Transaction, id: string) {
  const mine = and(eq(screeningMatches.tenantId, ctx.tenantId), eq(screeningMatches.id, id));
  const [found] = await tx.select({ subjectId: screeningMatches.subjectId }).from(screeningMatches).where(mine);
  if (!found) throw notFound('match');
  const [subject] = await tx
    .select()
    .from(screeningSubjects)
    .where(and(eq(screeningSubjects.tenantId, ctx.tenantId), eq(screeningSubjects.id, found.subjectId)))
    .for('update');
  const [match] = await tx.select().from(screeningMatches).where(mine);
  if (!subject || !match) throw notFound('match');
  return { subject, match };
}

async function refuseManager(
  ctx: ServiceContext,
  tx: Transaction,
  member: MemberActor,
  partnerId: string | null,
): Promise<void> {
  if (partnerId === null) return;
  const [managed] = await tx
    .select({ id: enrollments.id })
    .from(enrollments)
    .innerJoin(members, and(eq(members.tenantId, enrollments.tenantId), eq(members.id, enrollments.managerMemberId)))
    .where(
      and(
        eq(enrollments.tenantId, ctx.tenantId),
        eq(enrollments.partnerId, partnerId),
        eq(members.personId, member.personId),
      ),
    )
    .limit(1);
  if (managed) throw new AppError('own_case', { detail: 'You manage this partner; somebody else has to decide.' });
}
