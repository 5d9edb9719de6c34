import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { screeningOperations } from '@countersign/contracts/screening/operations';
import { and, desc, eq } from '@countersign/db/query';
import { screeningMatches, screeningSubjects, screenings } from '@countersign/db/schema/screening';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentLists, presentMatch, selectMatches } from './present.internal.ts';

type Operation = (typeof screeningOperations)['subject'];

const screeningsShown = 200;

/** Whom screening is about, with every result that was kept, newest first, and every match, those replaced included. */
export function getScreeningSubject(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'screening.subject');
  return read(ctx, async (tx) => {
    const [subject] = await tx
      .select()
      .from(screeningSubjects)
      .where(and(eq(screeningSubjects.tenantId, ctx.tenantId), eq(screeningSubjects.id, params.id)));
    if (!subject) throw notFound('subject');
    const results = await tx
      .select()
      .from(screenings)
      .where(and(eq(screenings.tenantId, ctx.tenantId), eq(screenings.subjectId, subject.id)))
      .orderBy(desc(screenings.at), desc(screenings.id))
      .limit(screeningsShown);
    const matches = await selectMatches(tx)
      .where(and(eq(screeningMatches.tenantId, ctx.tenantId), eq(screeningMatches.subjectId, subject.id)))
      .orderBy(desc(screeningMatches.openedAt), desc(screeningMatches.id));
    const { facts } = subject;
    return {
      id: subject.id,
      reference: subject.reference,
      partnerId: subject.partnerId,
      facts: {
        ...facts,
        aliases: [...facts.aliases],
        countries: [...facts.countries],
        identifiers: [...facts.identifiers],
      },
      outcome: subject.outcome,
      lists: presentLists(subject.editions),
      screenedAt: formatInstant(subject.screenedAt),
      screenings: results.map((row) => ({
        id: row.id,
        at: formatInstant(row.at),
        occasion: row.occasion,
        outcome: row.outcome,
        lists: presentLists(row.editions),
        nameMin: row.nameMin,
        scoreMin: row.scoreMin,
        scorerVersion: row.scorerVersion,
        hits: row.hits,
      })),
      matches: matches.map(presentMatch),
    };
  });
}
