import { and, eq, ne } from '@countersign/db/query';
import { type EditionByList, screeningMatches, screeningSubjects } from '@countersign/db/schema/screening';
import { screeningLists } from '@countersign/domain/screening/listed-entry';
import { outcomeOf, type SubjectOutcome } from '@countersign/domain/screening/review';
import { scorerVersion } from '@countersign/domain/screening/score-entry';
import type { ServiceContext, Transaction } from '../context.ts';
import { outcomeListeners } from './outcome-listeners.ts';
import type { Subject } from './settle.internal.ts';

/** Works out what a subject's matches say together, keeps it, and tells whoever has to know when it is something else. */
export async function keepOutcome(
  ctx: ServiceContext,
  tx: Transaction,
  given: {
    readonly subject: Pick<Subject, 'id' | 'reference' | 'partnerId'>;
    readonly editions: EditionByList;
    /** Null for a subject that is screened for the first time. */
    readonly before: SubjectOutcome | null;
    /** Only when it has been held against the lists just now. */
    readonly isScreened?: boolean;
  },
): Promise<SubjectOutcome> {
  const { subject, editions, before, isScreened = true } = given;
  const matches = await tx
    .select({ status: screeningMatches.status })
    .from(screeningMatches)
    .where(
      and(
        eq(screeningMatches.tenantId, ctx.tenantId),
        eq(screeningMatches.subjectId, subject.id),
        ne(screeningMatches.status, 'replaced'),
      ),
    );
  const outcome = outcomeOf(
    matches.map(({ status }) => status),
    screeningLists.every((list) => editions[list] !== undefined),
  );
  await tx
    .update(screeningSubjects)
    .set({ outcome, ...(isScreened ? { editions, scorerVersion, screenedAt: ctx.now() } : {}) })
    .where(and(eq(screeningSubjects.tenantId, ctx.tenantId), eq(screeningSubjects.id, subject.id)));
  if (outcome !== before) await tellOutcome(ctx, tx, subject, before, outcome);
  return outcome;
}

export async function tellOutcome(
  ctx: ServiceContext,
  tx: Transaction,
  { id: subjectId, reference, partnerId }: Pick<Subject, 'id' | 'reference' | 'partnerId'>,
  before: SubjectOutcome | null,
  after: SubjectOutcome,
): Promise<void> {
  for (const tell of outcomeListeners) await tell(ctx, tx, { subjectId, reference, partnerId, before, after });
}
