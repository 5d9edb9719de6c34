import { and, eq } from '@countersign/db/query';
import {
  type EditionByList,
  screeningMatches,
  type screeningSubjects,
  screenings,
} from '@countersign/db/schema/screening';
import type { ScreeningOccasion, SubjectOutcome } from '@countersign/domain/screening/review';
import { scorerVersion } from '@countersign/domain/screening/score-entry';
import type { ServiceContext, Transaction } from '../context.ts';
import { finalVerdicts } from './final-verdicts.internal.ts';
import type { HeldList } from './held-list.internal.ts';
import { keepOutcome } from './keep-outcome.internal.ts';
import { type Found, openNew, replaceUnfit } from './match-rows.internal.ts';
import type { Thresholds } from './thresholds.internal.ts';

export type Subject = typeof screeningSubjects.$inferSelect;

export interface Settled {
  readonly outcome: SubjectOutcome;
  readonly editions: EditionByList;
  /** Matches that nobody has seen before. */
  readonly opened: number;
  readonly replaced: number;
  readonly screeningId: string;
}

/**
 * Holds a subject, whose row is locked, against the lists and keeps what comes of it: matches that are new are opened, a
 * false positive stays one as long as neither side has changed, and a match that fits no more is replaced. A true match is
 * never dropped by a list: it goes back to two people.
 */
export async function settleSubject(
  ctx: ServiceContext,
  tx: Transaction,
  given: {
    readonly subject: Subject;
    readonly lists: readonly HeldList[];
    readonly thresholds: Thresholds;
    readonly occasion: ScreeningOccasion;
    readonly before: SubjectOutcome | null;
  },
): Promise<Settled> {
  const { subject, lists, thresholds, occasion } = given;
  const found = lists.flatMap(({ list, index, hashes }) =>
    index.screen(subject.facts, thresholds).map((hit): Found => ({ list, hit, hash: hashes.get(hit.entry.id) ?? '' })),
  );
  const known = await tx
    .select()
    .from(screeningMatches)
    .where(and(eq(screeningMatches.tenantId, ctx.tenantId), eq(screeningMatches.subjectId, subject.id)));
  const verdicts = await finalVerdicts(ctx, tx, subject.id);
  const opened = await openNew(ctx, tx, { subject, found, known, verdicts });
  const replaced = await replaceUnfit(ctx, tx, {
    subject,
    found,
    known,
    verdicts,
    checked: lists.map(({ list }) => list),
  });
  const editions = Object.fromEntries(lists.map(({ list, edition }) => [list, edition]));
  const outcome = await keepOutcome(ctx, tx, { subject, editions, before: given.before });
  const screeningId = ctx.ids.next('scr');
  await tx.insert(screenings).values({
    tenantId: ctx.tenantId,
    id: screeningId,
    subjectId: subject.id,
    at: ctx.now(),
    occasion,
    facts: subject.facts,
    factsHash: subject.factsHash,
    editions,
    nameMin: thresholds.nameMin,
    scoreMin: thresholds.scoreMin,
    scorerVersion,
    outcome,
    hits: found.length,
  });
  return { outcome, editions, opened, replaced, screeningId };
}
