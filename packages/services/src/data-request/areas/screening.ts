import { and, eq, inArray, max } from '@countersign/db/query';
import { screeningSubjects, screenings } from '@countersign/db/schema/screening';
import { heldArea } from '@countersign/domain/data-request/area';
import { formatInstant, millisecondsPerDay } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../../context.ts';
import { retentionDays } from '../../retention/days.internal.ts';
import type { PersonalArea } from '../area.ts';
import type { Person } from '../person.ts';
import { isOneOf } from './vetting.ts';

/**
 * What was held against sanctions lists. All of it is kept until its time is over. A copy says what was looked at and
 * when, and not what came of it: whoever is listed is not warned by us (GDPR art. 23).
 */
export const screeningArea: PersonalArea = {
  area: 'screening',
  find: async (ctx, tx, person) => {
    const subjects = await subjectsOf(ctx, tx, person);
    const days = await retentionDays(ctx, tx, 'ended_screening');
    return heldArea(
      'screening',
      subjects.length,
      subjects.map(({ lastAt }) => ({ basis: 'sanctions', until: lastAt + days * millisecondsPerDay, count: 1 })),
    );
  },
  export: async (ctx, tx, person) =>
    (await subjectsOf(ctx, tx, person)).map(({ facts, lastAt }) => ({ facts, lastLookedAt: formatInstant(lastAt) })),
  erase: async () => {},
};

async function subjectsOf(ctx: ServiceContext, tx: Transaction, person: Person) {
  if (person.partnerIds.length === 0) return [];
  const rows = await tx
    .select({
      id: screeningSubjects.id,
      partnerId: screeningSubjects.partnerId,
      facts: screeningSubjects.facts,
      screenedAt: screeningSubjects.screenedAt,
    })
    .from(screeningSubjects)
    .where(
      and(eq(screeningSubjects.tenantId, ctx.tenantId), inArray(screeningSubjects.partnerId, [...person.partnerIds])),
    );
  const own = rows.filter(
    ({ partnerId, facts }) =>
      (partnerId !== null && person.solePartnerIds.includes(partnerId)) ||
      [facts.name, ...facts.aliases].some((name) => isOneOf(person, name)),
  );
  if (own.length === 0) return [];
  const last = await tx
    .select({ id: screenings.subjectId, at: max(screenings.at) })
    .from(screenings)
    .where(
      and(
        eq(screenings.tenantId, ctx.tenantId),
        inArray(
          screenings.subjectId,
          own.map(({ id }) => id),
        ),
      ),
    )
    .groupBy(screenings.subjectId);
  return own.map((row) => ({ ...row, lastAt: last.find(({ id }) => id === row.id)?.at ?? row.screenedAt }));
}
