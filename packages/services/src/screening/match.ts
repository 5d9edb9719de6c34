import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { Match, screeningOperations } from '@countersign/contracts/screening/operations';
import { and, asc, desc, eq } from '@countersign/db/query';
import { screeningDecisions, screeningEntries, screeningMatches } from '@countersign/db/schema/screening';
import { needsTwoPeople } from '@countersign/domain/screening/review';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { entryKey, finalVerdicts } from './final-verdicts.internal.ts';
import { type MatchWithSubject, presentMatch, selectMatches } from './present.internal.ts';
import { thresholdsOf } from './thresholds.internal.ts';

type Operation = (typeof screeningOperations)['match'];

/** One match with the facts of both sides as they were compared, its factors and its decisions. */
export function getMatch(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'screening.match');
  return read(ctx, (tx) => presentMatchById(ctx, tx, params.id));
}

export async function presentMatchById(ctx: ServiceContext, tx: Transaction, id: string): Promise<Match> {
  const [found] = await selectMatches(tx).where(
    and(eq(screeningMatches.tenantId, ctx.tenantId), eq(screeningMatches.id, id)),
  );
  if (!found) throw notFound('match');
  const { match } = found;
  const { facts } = match;
  const verdicts = await finalVerdicts(ctx, tx, match.subjectId);
  const wasConfirmed = verdicts.byEntry.get(entryKey(match.list, match.entryId)) === 'true_match';
  const { highMin } = await thresholdsOf(ctx, tx);
  return {
    ...presentMatch(found),
    facts: {
      ...facts,
      aliases: [...facts.aliases],
      countries: [...facts.countries],
      identifiers: [...facts.identifiers],
    },
    entry: await presentEntry(tx, found),
    factors: match.factors,
    scorerVersion: match.scorerVersion,
    needsTwo: needsTwoPeople({ score: match.score, wasConfirmed }, highMin),
    proposedVerdict: match.proposedVerdict,
    decisions: await presentDecisions(ctx, tx, id),
  };
}

async function presentEntry(tx: Transaction, { match }: MatchWithSubject): Promise<Match['entry']> {
  const [row] = await tx
    .select({ entry: screeningEntries.entry, until: screeningEntries.until })
    .from(screeningEntries)
    .where(
      and(
        eq(screeningEntries.list, match.list),
        eq(screeningEntries.entryId, match.entryId),
        eq(screeningEntries.hash, match.entryHash),
      ),
    )
    .orderBy(desc(screeningEntries.since))
    .limit(1);
  if (!row) throw new Error(`the entry of match ${match.id} is not kept`);
  const { entry } = row;
  return {
    ...entry,
    programs: [...entry.programs],
    names: [...entry.names],
    births: [...entry.births],
    countries: [...entry.countries],
    identifiers: [...entry.identifiers],
    addresses: [...entry.addresses],
    isInForce: row.until === null,
  };
}

async function presentDecisions(ctx: ServiceContext, tx: Transaction, matchId: string): Promise<Match['decisions']> {
  const rows = await tx
    .select()
    .from(screeningDecisions)
    .where(and(eq(screeningDecisions.tenantId, ctx.tenantId), eq(screeningDecisions.matchId, matchId)))
    .orderBy(asc(screeningDecisions.at), asc(screeningDecisions.id));
  return rows.map(({ at, memberId, memberName, verdict, reason, note, isFinal }) => ({
    at: formatInstant(at),
    by: { id: memberId, name: memberName },
    verdict,
    reason,
    note,
    isFinal,
  }));
}
