import { and, asc, desc, eq, ne } from '@countersign/db/query';
import { exits } from '@countersign/db/schema/exit';
import { enrollments } from '@countersign/db/schema/tenant';
import { tierChanges } from '@countersign/db/schema/tier-change';
import { type Instant, millisecondsPerDay } from '@countersign/domain/time/instant';
import type { Actor, ServiceContext } from '../context.ts';
import { startExit } from '../exit/start.ts';
import { proposeTierChange } from '../tier-change/propose.ts';
import { read } from '../transact.ts';
import type { MemberActor } from './people.internal.ts';

export interface Leaving {
  readonly now: Instant;
  readonly programId: string;
  readonly manager: MemberActor;
  readonly as: (actor: Actor, at: Instant) => ServiceContext;
}

const noInput = { params: {}, query: {}, ifMatch: undefined } as const;

/** One membership whose end waits for a decision, and one for which another tier is proposed. */
export async function seedLeaving({ now, programId, manager, as }: Leaving): Promise<void> {
  const ctx = as(manager, now - millisecondsPerDay);
  const { first, last, isTold } = await read(ctx, async (tx) => {
    const active = and(
      eq(enrollments.tenantId, ctx.tenantId),
      eq(enrollments.programId, programId),
      eq(enrollments.status, 'active'),
    );
    const [oldest] = await tx
      .select()
      .from(enrollments)
      .where(and(active, ne(enrollments.tier, 'Gold')))
      .orderBy(asc(enrollments.id))
      .limit(1);
    const [newest] = await tx.select().from(enrollments).where(active).orderBy(desc(enrollments.id)).limit(1);
    const told = [
      await tx.$count(exits, eq(exits.tenantId, ctx.tenantId)),
      await tx.$count(tierChanges, eq(tierChanges.tenantId, ctx.tenantId)),
    ];
    return { first: oldest, last: newest, isTold: { exit: told[0] !== 0, tier: told[1] !== 0 } };
  });
  if (last && !isTold.exit)
    await startExit(ctx, {
      ...noInput,
      body: {
        enrollmentId: last.id,
        reason: 'inactivity',
        noticeDays: 30,
        clawbackDays: 90,
        choices: { deals: 'honour', transferTo: null, exceptions: [], links: 'program_page' },
        note: 'Nobody has answered since the spring.',
        partnerText: 'We end memberships that have been quiet for a long time. You are welcome to come back.',
      },
    });
  if (first && !isTold.tier)
    await proposeTierChange(ctx, {
      ...noInput,
      body: {
        enrollmentId: first.id,
        tier: 'Gold',
        effectiveOn: new Date(now + 7 * millisecondsPerDay).toISOString().slice(0, 10),
        endsOn: null,
        reason: 'target_met',
        note: 'Two quarters above target.',
        partnerText: 'Congratulations: you have met the target of two quarters.',
      },
    });
}
