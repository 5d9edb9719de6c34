import { and, asc, eq } from '@countersign/db/query';
import { screeningDecisions, screeningMatches } from '@countersign/db/schema/screening';
import type { ScreeningList } from '@countersign/domain/screening/listed-entry';
import type { Verdict } from '@countersign/domain/screening/review';
import type { ServiceContext, Transaction } from '../context.ts';

export interface FinalVerdicts {
  readonly byMatch: ReadonlyMap<string, Verdict>;
  /** The last one on any match with an entry, whichever of its versions. */
  readonly byEntry: ReadonlyMap<string, Verdict>;
}

export const entryKey = (list: ScreeningList, entryId: string) => `${list}/${entryId}`;

/** What people have decided about a subject for good, so far. */
export async function finalVerdicts(ctx: ServiceContext, tx: Transaction, subjectId: string): Promise<FinalVerdicts> {
  const rows = await tx
    .select({
      matchId: screeningMatches.id,
      list: screeningMatches.list,
      entryId: screeningMatches.entryId,
      verdict: screeningDecisions.verdict,
    })
    .from(screeningDecisions)
    .innerJoin(
      screeningMatches,
      and(
        eq(screeningMatches.tenantId, screeningDecisions.tenantId),
        eq(screeningMatches.id, screeningDecisions.matchId),
      ),
    )
    .where(
      and(
        eq(screeningDecisions.tenantId, ctx.tenantId),
        eq(screeningMatches.subjectId, subjectId),
        eq(screeningDecisions.isFinal, true),
      ),
    )
    .orderBy(asc(screeningDecisions.at), asc(screeningDecisions.id));
  return {
    byMatch: new Map(rows.map(({ matchId, verdict }) => [matchId, verdict])),
    byEntry: new Map(rows.map(({ list, entryId, verdict }) => [entryKey(list, entryId), verdict])),
  };
}
