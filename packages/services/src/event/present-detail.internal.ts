import { type attributionPath, type eventOperations } from '@countersign/contracts/event/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, inArray } from '@countersign/db/query';
import { eventStates } from '@countersign/db/schema/event';
import { contacts, members } from '@countersign/db/schema/people';
import { lines } from '@countersign/db/schema/plan';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { attributionModels, candidateKinds, candidateOutcomes } from '@countersign/domain/attribution/attribution';
import { formatInstant } from '@countersign/domain/time/instant';
import { z } from 'zod';
import type { ServiceContext, Transaction } from '../context.ts';
import { visibleEnrollments } from '../enrollment/visible.ts';
import { presentLine, selectLines } from '../line/present.internal.ts';
import { notFound } from '../not-found.ts';
import { customerMasksOf } from './customer-mask.ts';
import { type EventRead, presentEvent, selectEvents } from './present.internal.ts';

export type EventDetail = OutputOf<(typeof eventOperations)['get']>;

const stored = z.object({
  version: z.number().nullable(),
  model: z.enum([...attributionModels, 'purchase', 'none']),
  path: z.array(
    z.object({
      kind: z.enum(candidateKinds),
      ref: z.string(),
      enrollmentId: z.string().nullable(),
      at: z.number().nullable(),
      outcome: z.enum(candidateOutcomes),
    }),
  ),
  shares: z.array(z.object({ enrollmentId: z.string(), share: z.string() })),
  reason: z.string().nullable(),
  eventId: z.string().optional(),
});

/** Refused with `not_found` where the actor sees no such event. */
export async function loadEvent(ctx: ServiceContext, tx: Transaction, id: string): Promise<EventRead> {
  const [row] = await selectEvents(
    tx,
    and(
      eq(eventStates.tenantId, ctx.tenantId),
      eq(eventStates.eventId, id),
      visibleEnrollments(ctx, eventStates.enrollmentId),
    ),
  );
  if (!row) throw notFound('event');
  return row;
}

export async function presentEventDetail(ctx: ServiceContext, tx: Transaction, read: EventRead): Promise<EventDetail> {
  const { event, state } = read;
  const isPartner = ctx.actor.kind === 'contact';
  const maskOf = await customerMasksOf(ctx, tx);
  return {
    ...presentEvent(ctx, read, maskOf(event.programId)),
    lines: await linesOf(ctx, tx, event.id),
    // What the company's systems send along is the company's.
    properties: isPartner ? {} : event.properties,
    attribution: await presentAttribution(ctx, tx, state),
    release:
      state.releaseNote === null || isPartner
        ? null
        : { by: await nameOf(ctx, tx, state.releasedByPerson), note: state.releaseNote },
  };
}

async function linesOf(ctx: ServiceContext, tx: Transaction, eventId: string): Promise<EventDetail['lines']> {
  const found = await selectLines(
    tx,
    and(eq(lines.tenantId, ctx.tenantId), eq(lines.eventId, eventId), visibleEnrollments(ctx, lines.enrollmentId)),
  ).orderBy(lines.id);
  return found.map(presentLine);
}

/** The path that led to an event's partner; a partner sees its own steps of it alone. */
export async function presentAttribution(
  ctx: ServiceContext,
  tx: Transaction,
  state: EventRead['state'],
): Promise<z.output<typeof attributionPath>> {
  const { version, model, path, shares, reason, eventId } = stored.parse(state.attribution);
  const isPartner = ctx.actor.kind === 'contact';
  const seen = isPartner ? path.filter(({ enrollmentId }) => enrollmentId === state.enrollmentId) : path;
  const names = await partnerNames(ctx, tx, [...new Set(seen.flatMap((step) => step.enrollmentId ?? []))]);
  return {
    version,
    model,
    reason: isPartner ? null : reason,
    path: seen.map((step) => ({
      ...step,
      partnerName: step.enrollmentId === null ? null : (names.get(step.enrollmentId) ?? null),
      at: step.at === null ? null : formatInstant(step.at),
    })),
    shares: isPartner ? shares.filter(({ enrollmentId }) => enrollmentId === state.enrollmentId) : shares,
    eventId: isPartner ? null : (eventId ?? null),
  };
}

async function partnerNames(
  ctx: ServiceContext,
  tx: Transaction,
  enrollmentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (enrollmentIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: enrollments.id, name: partners.name })
    .from(enrollments)
    .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .where(and(eq(enrollments.tenantId, ctx.tenantId), inArray(enrollments.id, [...enrollmentIds])));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function nameOf(ctx: ServiceContext, tx: Transaction, personId: string | null): Promise<string | null> {
  if (personId === null) return null;
  for (const people of [members, contacts]) {
    const [row] = await tx
      .select({ name: people.name })
      .from(people)
      .where(and(eq(people.tenantId, ctx.tenantId), eq(people.personId, personId)))
      .limit(1);
    if (row) return row.name;
  }
  return null;
}
