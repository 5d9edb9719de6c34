import { and, eq, inArray, sql } from '@countersign/db/query';
import { screeningMatches } from '@countersign/db/schema/screening';
import type { ScreeningHit } from '@countersign/domain/screening/list-index';
import type { ScreeningList } from '@countersign/domain/screening/listed-entry';
import type { MatchStatus } from '@countersign/domain/screening/review';
import { scorerVersion } from '@countersign/domain/screening/score-entry';
import type { ServiceContext, Transaction } from '../context.ts';
import { entryKey, type FinalVerdicts } from './final-verdicts.internal.ts';
import type { Subject } from './settle.internal.ts';

type MatchRow = typeof screeningMatches.$inferSelect;

/** An entry that a subject is like now, with the entry's hash. */
export interface Found {
  readonly list: ScreeningList;
  readonly hash: string;
  readonly hit: ScreeningHit;
}

interface Sides {
  readonly subject: Subject;
  readonly found: readonly Found[];
  /** Every match that the subject ever had. */
  readonly known: readonly MatchRow[];
  readonly verdicts: FinalVerdicts;
}

const sidesOf = (row: Pick<MatchRow, 'list' | 'entryId' | 'entryHash' | 'factsHash'>) =>
  JSON.stringify([row.list, row.entryId, row.entryHash, row.factsHash]);

/** Opens what is new, takes up again what fits again as it did when it was decided, and gives how many are open anew. */
export async function openNew(
  ctx: ServiceContext,
  tx: Transaction,
  { subject, found, known, verdicts }: Sides,
): Promise<number> {
  const bySides = new Map(known.map((row) => [sidesOf(row), row]));
  let opened = 0;
  for (const { list, hit, hash } of found) {
    const sides = { list, entryId: hit.entry.id, entryHash: hash, factsHash: subject.factsHash };
    const earlier = bySides.get(sidesOf(sides));
    if (earlier === undefined) {
      await tx.insert(screeningMatches).values({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('scm'),
        subjectId: subject.id,
        ...sides,
        facts: subject.facts,
        score: hit.score,
        factors: [...hit.factors],
        scorerVersion,
        status: 'open',
        openedAt: ctx.now(),
        changedAt: ctx.now(),
        revision: 1,
      });
      opened += 1;
    } else if (earlier.status === 'replaced') {
      const status = verdicts.byMatch.get(earlier.id) ?? 'open';
      await move(ctx, tx, [earlier.id], status);
      opened += status === 'open' ? 1 : 0;
    }
  }
  return opened;
}

/**
 * Replaces what fits no more and gives how many. Of an entry that people have called a true match, and that the list no
 * longer says, the match goes back to them: neither a publisher nor a change of facts clears anybody.
 */
export async function replaceUnfit(
  ctx: ServiceContext,
  tx: Transaction,
  { subject, found, known, verdicts, checked }: Sides & { readonly checked: readonly ScreeningList[] },
): Promise<number> {
  const { factsHash } = subject;
  const fitting = new Set(
    found.map(({ list, hit, hash }) => sidesOf({ list, entryId: hit.entry.id, entryHash: hash, factsHash })),
  );
  const stillFound = new Set(found.map(({ list, hit }) => entryKey(list, hit.entry.id)));
  const unfit = known.filter(
    (row) => row.status !== 'replaced' && checked.includes(row.list) && !fitting.has(sidesOf(row)),
  );
  const isConfirmed = ({ list, entryId }: MatchRow) => {
    const key = entryKey(list, entryId);
    return verdicts.byEntry.get(key) === 'true_match' && !stillFound.has(key);
  };
  const idsOf = (rows: readonly MatchRow[]) => rows.map(({ id }) => id);
  await move(ctx, tx, idsOf(unfit.filter((row) => isConfirmed(row) && row.status === 'true_match')), 'open');
  const replaced = unfit.filter((row) => !isConfirmed(row));
  await move(ctx, tx, idsOf(replaced), 'replaced');
  return replaced.length;
}

async function move(ctx: ServiceContext, tx: Transaction, ids: readonly string[], status: MatchStatus): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(screeningMatches)
    .set({
      status,
      proposedVerdict: null,
      proposedByPerson: null,
      changedAt: ctx.now(),
      revision: sql`${screeningMatches.revision} + 1`,
    })
    .where(and(eq(screeningMatches.tenantId, ctx.tenantId), inArray(screeningMatches.id, [...ids])));
}
