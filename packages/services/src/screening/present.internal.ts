import type { MatchSummary, ScreeningResult } from '@countersign/contracts/screening/operations';
import { and, desc, eq, inArray, ne, sql } from '@countersign/db/query';
import { type EditionByList, screeningMatches, screeningSubjects } from '@countersign/db/schema/screening';
import { screeningLists } from '@countersign/domain/screening/listed-entry';
import { scorerVersion } from '@countersign/domain/screening/score-entry';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import type { Settled, Subject } from './settle.internal.ts';
import type { Thresholds } from './thresholds.internal.ts';

/** Every list that there is; null for one that the subject was not held against. */
export const presentLists = (editions: EditionByList) =>
  screeningLists.map((list) => ({ list, edition: editions[list] ?? null }));

export async function presentResult(
  ctx: ServiceContext,
  tx: Transaction,
  what: { readonly subject: Subject; readonly settled: Settled; readonly thresholds: Thresholds },
): Promise<ScreeningResult> {
  const { subject, settled, thresholds } = what;
  return {
    subjectId: subject.id,
    reference: subject.reference,
    outcome: settled.outcome,
    lists: presentLists(settled.editions),
    nameMin: thresholds.nameMin,
    scoreMin: thresholds.scoreMin,
    scorerVersion,
    at: formatInstant(ctx.now()),
    matches: await liveMatches(ctx, tx, subject.id),
  };
}

/** A subject's matches that stand, highest score first. */
export async function liveMatches(ctx: ServiceContext, tx: Transaction, subjectId: string): Promise<MatchSummary[]> {
  const rows = await selectMatches(tx)
    .where(
      and(
        eq(screeningMatches.tenantId, ctx.tenantId),
        eq(screeningMatches.subjectId, subjectId),
        ne(screeningMatches.status, 'replaced'),
      ),
    )
    .orderBy(desc(screeningMatches.score), screeningMatches.id);
  return rows.map(presentMatch);
}

/** What the factors of a match name: the best listed name, else the identifier. */
const listedName = sql<string>`coalesce(
  (select f.value ->> 'listed' from jsonb_array_elements(${screeningMatches.factors}) with ordinality f(value, at)
   where f.value ->> 'kind' = 'name' order by f.at limit 1),
  (select e.entry -> 'names' -> 0 ->> 'text' from screening_entries e
   where e.list = ${screeningMatches.list} and e.entry_id = ${screeningMatches.entryId} and e.hash = ${screeningMatches.entryHash} limit 1))`;

export function selectMatches(tx: Transaction) {
  return tx
    .select({
      match: screeningMatches,
      reference: screeningSubjects.reference,
      partnerId: screeningSubjects.partnerId,
      listedName,
    })
    .from(screeningMatches)
    .innerJoin(
      screeningSubjects,
      and(
        eq(screeningSubjects.tenantId, screeningMatches.tenantId),
        eq(screeningSubjects.id, screeningMatches.subjectId),
      ),
    )
    .$dynamic();
}

export type MatchWithSubject = Awaited<ReturnType<typeof selectMatches>>[number];

export function presentMatch({ match, reference, partnerId, listedName: listed }: MatchWithSubject): MatchSummary {
  return {
    id: match.id,
    subject: { id: match.subjectId, reference, kind: match.facts.kind, name: match.facts.name },
    partnerId,
    list: match.list,
    listedName: listed,
    score: match.score,
    status: match.status,
    openedAt: formatInstant(match.openedAt),
    revision: match.revision,
  };
}

export const openStatuses = inArray(screeningMatches.status, ['open', 'proposed']);
