import type { eventOperations } from '@countersign/contracts/event/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { eventStates } from '@countersign/db/schema/event';
import { enrollments } from '@countersign/db/schema/tenant';
import { isReversal } from '@countersign/domain/event/event';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import { AppError, invalidInput } from '../app-error.ts';
import { attributionVersionsOf, versionAt } from '../attribution/terms.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { findPurchases } from './find-purchases.internal.ts';
import { bindCustomers, holdCustomers } from './hold-customers.internal.ts';
import { nudgeRating } from './nudge-rating.ts';
import type { EventRead } from './present.internal.ts';
import { loadEvent, presentEventDetail } from './present-detail.internal.ts';
import { type CountingPurchase, releaseBound, releaseRefunds } from './release-waiting.internal.ts';

type Operation = (typeof eventOperations)['release'];

/**
 * Lets an event that was kept aside count after all: it is queued for the enrollment it was credited to, or the one that
 * the caller names, and its note is kept. Refused with `event_not_kept` for any other event, with `purchase_missing` for
 * a refund whose purchase does not count, and (`invalid_input`, field `enrollmentId`) where nobody is to be credited.
 */
export function releaseEvent(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'event.release');
  const member = requireMember(ctx);
  const { body, params } = input;
  return transact(ctx, async (tx) => {
    const mine = and(eq(eventStates.tenantId, ctx.tenantId), eq(eventStates.eventId, params.id));
    await tx.select({ id: eventStates.eventId }).from(eventStates).where(mine).for('update');
    const read = await loadEvent(ctx, tx, params.id);
    const { state, event } = read;
    if (state.status !== 'kept')
      throw new AppError('event_not_kept', {
        detail: 'Only an event that was kept aside can be released.',
        facts: { status: state.status },
      });
    const enrollmentId = await enrollmentOf(ctx, tx, read, body.enrollmentId);
    await tx
      .update(eventStates)
      .set({
        status: 'queued',
        reason: null,
        enrollmentId,
        attribution: releasedAttribution(read, enrollmentId, ctx.now()),
        releasedByPerson: member.personId,
        releaseNote: body.note,
        changedAt: ctx.now(),
      })
      .where(mine);
    const bound = state.reason === 'duplicate' ? [] : await bind(ctx, tx, read, enrollmentId);
    const { id: eventId, sourceId, externalId, occurredAt } = event;
    await releaseRefunds(ctx, tx, {
      programId: event.programId,
      purchases: [{ eventId, sourceId, externalId, occurredAt, enrollmentId }, ...bound],
    });
    await nudgeRating(ctx, tx);
    await recordAudit(ctx, tx, {
      action: 'event.release',
      subjectKind: 'event',
      subjectId: event.id,
      facts: { keptFor: state.reason, enrollmentId, isChosen: enrollmentId !== state.enrollmentId },
    });
    return presentEventDetail(ctx, tx, await loadEvent(ctx, tx, event.id));
  });
}

async function enrollmentOf(
  ctx: ServiceContext,
  tx: Transaction,
  { event, state }: EventRead,
  wanted: string | undefined,
): Promise<string> {
  if (isReversal(event.kind)) {
    const purchases = await findPurchases(ctx, tx, {
      sourceId: event.sourceId,
      externalIds: event.refersTo === null ? [] : [event.refersTo],
    });
    const purchase = purchases.get(event.refersTo ?? '');
    if (!purchase?.enrollmentId || purchase.status === 'kept')
      throw new AppError('purchase_missing', {
        detail: 'Its purchase has not come, or is kept aside itself; release that first.',
        facts: { refersTo: event.refersTo },
      });
    return purchase.enrollmentId;
  }
  const enrollmentId = wanted ?? state.enrollmentId;
  if (enrollmentId === null) throw invalidInput({ field: 'enrollmentId', code: 'required' });
  const [found] = await tx
    .select({ programId: enrollments.programId })
    .from(enrollments)
    .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.id, enrollmentId)));
  if (!found) throw notFound('enrollment', 'enrollmentId');
  if (found.programId !== event.programId) throw invalidInput({ field: 'enrollmentId', code: 'other_program' });
  return enrollmentId;
}

function releasedAttribution({ state }: EventRead, enrollmentId: string, at: number): Record<string, unknown> {
  const path: unknown = state.attribution?.['path'];
  return {
    ...state.attribution,
    reason: null,
    path: [
      ...(Array.isArray(path) ? (path as unknown[]) : []),
      { kind: 'person', ref: enrollmentId, enrollmentId, at, outcome: 'chosen' },
    ],
    shares: [{ enrollmentId, share: '1' }],
  };
}

/** A customer that belongs to nobody belongs to whom a person credited; gives the events that this set free. */
async function bind(
  ctx: ServiceContext,
  tx: Transaction,
  { event }: EventRead,
  enrollmentId: string,
): Promise<readonly CountingPurchase[]> {
  if (event.customerRef === null) return [];
  const { document } = versionAt(await attributionVersionsOf(ctx, tx, event.programId), event.occurredAt);
  const firstEventAt = new Map([[event.customerRef, event.occurredAt]]);
  const customers = await holdCustomers(ctx, tx, { programId: event.programId, firstEventAt });
  const customer = customers.get(event.customerRef);
  if (!customer || customer.binding || document.binding === 'none') return [];
  const until =
    document.binding === 'lifetime' ? null : event.occurredAt + (document.bindingDays ?? 0) * millisecondsPerDay;
  await bindCustomers(ctx, tx, [
    { id: customer.id, binding: { enrollmentId, from: event.occurredAt, until }, by: 'person' },
  ]);
  return releaseBound(ctx, tx, [customer.id]);
}
