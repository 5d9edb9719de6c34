import type { lineOperations } from '@countersign/contracts/line/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, sql } from '@countersign/db/query';
import { eventStates } from '@countersign/db/schema/event';
import { lines } from '@countersign/db/schema/plan';
import { type EventStatus, isReversal, type KeptReason } from '@countersign/domain/event/event';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { visibleEnrollments } from '../enrollment/visible.ts';
import { notFound } from '../not-found.ts';
import { type ClaimedEvent, explainEvent, findEvent } from '../rating/explain-event.ts';
import { explainLineSteps } from '../rating/explain-line.ts';
import { presentTrace } from '../rating/present-trace.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { type LineRead, presentLine, selectLines } from './present.internal.ts';
import { seenBy } from './seen-by.internal.ts';

type Operation = (typeof lineOperations)['explain'];
type Explanation = OutputOf<Operation>;

/**
 * Why this amount, for a line: every input and step that it was worked out with. For an event, the same of each of its
 * lines; where it gave none, why it was kept aside or what each plan in force says to it. Partners see their own, without
 * what concerns others.
 */
export function explainLine(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<Explanation> {
  requirePermission(ctx, 'line.explain');
  return read(ctx, async (tx) => {
    const visible = and(eq(lines.tenantId, ctx.tenantId), visibleEnrollments(ctx, lines.enrollmentId));
    const [own] = await selectLines(tx, and(visible, eq(lines.id, params.id)));
    if (own) {
      const { eventId } = own.line;
      const about = eventId === null ? null : await requireEvent(ctx, tx, eventId);
      return explanation(ctx, tx, about, { shown: [own], nothing: [] });
    }
    const event = await requireEvent(ctx, tx, params.id);
    const shown = await selectLines(tx, and(visible, eq(lines.eventId, params.id))).orderBy(lines.id);
    const nothing = shown.length === 0 && event.status === 'rated' ? await whyNothing(ctx, tx, event) : [];
    return explanation(ctx, tx, event, { shown, nothing });
  });
}

interface SeenEvent {
  readonly event: ClaimedEvent;
  readonly status: EventStatus;
  readonly reason: KeptReason | null;
}

async function requireEvent(ctx: ServiceContext, tx: Transaction, id: string): Promise<SeenEvent> {
  const [state] = await tx
    .select({ status: eventStates.status, reason: eventStates.reason })
    .from(eventStates)
    .where(
      and(
        eq(eventStates.tenantId, ctx.tenantId),
        eq(eventStates.eventId, id),
        ctx.actor.kind === 'contact'
          ? sql`(${visibleEnrollments(ctx, eventStates.enrollmentId)} or exists (
              select 1 from ${lines} where ${lines.tenantId} = ${ctx.tenantId} and ${lines.eventId} = ${id}
                and ${visibleEnrollments(ctx, lines.enrollmentId)}))`
          : undefined,
      ),
    );
  const event = state && (await findEvent(ctx, tx, id));
  if (!event) throw notFound('line or event');
  return { event, ...state };
}

async function whyNothing(ctx: ServiceContext, tx: Transaction, { event }: SeenEvent): Promise<Explanation['nothing']> {
  if (isReversal(event.kind)) return [];
  const plans = await explainEvent(ctx, tx, event);
  return plans.map(({ plan, trace }) => ({ plan, trace: presentTrace(seenBy(ctx, trace)) }));
}

async function explanation(
  ctx: ServiceContext,
  tx: Transaction,
  about: SeenEvent | null,
  of: { readonly shown: readonly LineRead[]; readonly nothing: Explanation['nothing'] },
): Promise<Explanation> {
  return {
    event: about === null ? null : presentEvent(ctx, about),
    lines: await Promise.all(
      of.shown.map(async (each) => ({
        line: presentLine(each),
        trace: presentTrace(seenBy(ctx, await explainLineSteps(ctx, tx, each.line))),
      })),
    ),
    nothing: of.nothing,
  };
}

function presentEvent(ctx: ServiceContext, { event, status, reason }: SeenEvent): Explanation['event'] {
  const isConfidential = ctx.actor.kind === 'contact' && reason === 'self_referral';
  return {
    id: event.id,
    kind: event.kind,
    occurredAt: formatInstant(event.occurredAt),
    status,
    reason: isConfidential ? null : reason,
  };
}
