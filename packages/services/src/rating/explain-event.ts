import { sql } from '@countersign/db/query';
import type { TraceStep } from '@countersign/domain/rating/rating';
import type { ServiceContext, Transaction } from '../context.ts';
import { type ClaimedEvent, type EventColumns, eventColumns, eventOf } from './claim-events.internal.ts';
import { loadTerms } from './load-terms.ts';
import { explainPurchase } from './rate-purchases.internal.ts';

export type { ClaimedEvent };

/** An event as rating reads it. */
export async function findEvent(ctx: ServiceContext, tx: Transaction, id: string): Promise<ClaimedEvent | undefined> {
  const [row] = await tx.execute<EventColumns>(sql`
    select ${eventColumns} from event_states s
      join events e on e.tenant_id = s.tenant_id and e.received_at = s.received_at and e.id = s.event_id
    where s.tenant_id = ${ctx.tenantId} and s.event_id = ${id}`);
  return row && eventOf(row);
}

/** What each plan in force when the event happened says to it, step by step; nothing is kept. */
export async function explainEvent(
  ctx: ServiceContext,
  tx: Transaction,
  event: ClaimedEvent,
): Promise<
  readonly {
    readonly plan: { readonly id: string; readonly name: string; readonly version: number };
    readonly trace: readonly TraceStep[];
  }[]
> {
  const programs = await loadTerms(ctx, tx, {
    programIds: [event.programId],
    enrollmentIds: event.enrollmentId === null ? [] : [event.enrollmentId],
  });
  const explained = await explainPurchase(ctx, tx, { event, programs });
  return explained.map(({ job, trace }) => ({
    plan: { id: job.plan.planId, name: job.plan.planName, version: job.plan.version },
    trace,
  }));
}
