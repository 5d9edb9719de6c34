import { type EventStatus, isReversal, type KeptReason } from '@countersign/domain/event/event';
import type { EventInput } from '@countersign/domain/event/parse-event';
import { attributionVersionsOf, versionAt } from '../attribution/terms.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { eventIds } from './event-id.internal.ts';
import { factKey } from './fact-key.internal.ts';
import { findPurchases, type Purchase } from './find-purchases.internal.ts';
import { bindCustomers, type HeldCustomer, holdCustomers } from './hold-customers.internal.ts';
import { customerOf, type Judging, judgeEvent, untimely, type Verdict } from './judge-events.internal.ts';
import { loadEnrollments } from './load-enrollments.internal.ts';
import { type Evidence, type KnownTouch, loadEvidence } from './load-evidence.internal.ts';
import type { EventSource } from './load-source.ts';
import { nudgeRating } from './nudge-rating.ts';
import { type CountingPurchase, releaseBound, releaseRefunds } from './release-waiting.internal.ts';
import { takeKeys } from './take-keys.internal.ts';
import { writeCouponTouches } from './write-coupon-touches.internal.ts';
import { type NewEvent, writeEvents } from './write-events.internal.ts';

/** What became of one event. */
export interface EventOutcome {
  readonly eventId: string;
  readonly status: EventStatus;
  readonly reason: KeptReason | null;
  /** The one that came first, of a duplicate. */
  readonly duplicateOf: string | null;
}

export interface RecordOptions {
  /** When each was received, where that is not now: of postbacks that waited to be moved. */
  readonly receivedAt?: readonly number[];
  /** Confirmed deals by the external id of their event: credited to their enrollment, whatever else is known. */
  readonly deals?: ReadonlyMap<string, { readonly id: string; readonly enrollmentId: string }>;
}

/**
 * Records what customers did: the one way in for the API, postbacks, imports, webhooks and won deals. Nothing is dropped:
 * a duplicate, an event of the future, one without a partner and so on are kept with their reason, the others are queued
 * for rating. A refund that comes before its purchase waits for it. Set-based: up to 5,000 events in about a dozen
 * statements. Outcomes are in the order of the inputs.
 */
export async function recordEvents(
  ctx: ServiceContext,
  tx: Transaction,
  source: EventSource,
  inputs: readonly EventInput[],
  options: RecordOptions = {},
): Promise<readonly EventOutcome[]> {
  if (inputs.length === 0) return [];
  const now = ctx.now();
  const ids = eventIds(now, inputs.length);
  const arrived = inputs.map((input, index) => ({
    input,
    id: ids[index] ?? '',
    key: factKey(source.dedupeKey, input),
    receivedAt: options.receivedAt?.[index] ?? now,
  }));
  const eventOfKey = new Map(arrived.toReversed().map(({ key, id }) => [key, id]));
  const taken = await takeKeys(ctx, tx, { sourceId: source.id, eventOfKey });
  const firstOf = (key: string) => taken.get(key) ?? eventOfKey.get(key) ?? '';
  const fresh = arrived.filter(({ key, id }) => firstOf(key) === id);
  const verdicts = await judgeAll(ctx, tx, { source, fresh, deals: options.deals ?? new Map() });
  const events = arrived.map(({ input, id, key, receivedAt }): NewEvent => {
    const verdict = verdicts.get(id) ?? duplicate(firstOf(key));
    return { id, input, receivedAt, ...verdict };
  });
  await writeEvents(ctx, tx, { source, events });
  await writeCouponTouches(ctx, tx, { programId: source.programId, events });
  const queued = events
    .filter(({ reason }) => reason === null)
    .map(({ id, input, enrollmentId }) => ({
      eventId: id,
      sourceId: source.id,
      externalId: input.externalId,
      enrollmentId,
      occurredAt: input.occurredAt,
    }));
  const bound = await bindAll(ctx, tx, verdicts);
  const releasedCount = await releaseRefunds(ctx, tx, {
    programId: source.programId,
    purchases: [...queued, ...bound],
  });
  if (queued.length + bound.length + releasedCount > 0) await nudgeRating(ctx, tx);
  return events.map(({ id, reason }, index) => {
    const first = firstOf(arrived[index]?.key ?? '');
    return {
      eventId: id,
      status: reason === null ? 'queued' : 'kept',
      reason,
      duplicateOf: reason === 'duplicate' ? first : null,
    };
  });
}

interface Arrived {
  readonly id: string;
  readonly input: EventInput;
}

type Judged = Verdict & { readonly customer: HeldCustomer | undefined; readonly dealId: string | null };

function duplicate(firstId: string): Judged {
  return {
    reason: 'duplicate',
    enrollmentId: null,
    attribution: { version: null, model: 'none', path: [], shares: [], reason: 'duplicate', eventId: firstId },
    binds: undefined,
    customer: undefined,
    dealId: null,
  };
}

/** In the order in which they happened, so that the earliest event of a customer says who brought it; refunds last. */
async function judgeAll(
  ctx: ServiceContext,
  tx: Transaction,
  batch: { readonly source: EventSource; readonly fresh: readonly Arrived[]; readonly deals: Judging['deals'] },
): Promise<ReadonlyMap<string, Judged>> {
  const { source, fresh, deals } = batch;
  if (fresh.length === 0) return new Map();
  const versions = await attributionVersionsOf(ctx, tx, source.programId);
  const ordered = fresh.toSorted((one, other) => one.input.occurredAt - other.input.occurredAt);
  const [reversals, others] = [
    ordered.filter(({ input }) => isReversal(input.kind)),
    ordered.filter(({ input }) => !isReversal(input.kind)),
  ];
  const customers = await holdCustomers(ctx, tx, { programId: source.programId, firstEventAt: firstSeen(ordered) });
  const inputs = others.map(({ input }) => input);
  const isKnown = (ref: string) => customers.get(ref)?.isNew === false;
  const windowDays = Math.max(...versions.map(({ document }) => document.clickWindowDays));
  const loaded =
    inputs.length > 0
      ? await loadEvidence(ctx, tx, { programId: source.programId, inputs, windowDays, isKnown })
      : none;
  const byCustomer = new Map(loaded.byCustomer);
  const evidence: Evidence = { ...loaded, byCustomer };
  const enrollments = await loadEnrollments(ctx, tx, mentioned(evidence, customers, deals));
  const judging: Judging = { now: ctx.now(), versions, evidence, customers, enrollments, deals };
  const verdicts = new Map<string, Judged>();
  for (const { id, input } of others) {
    const verdict = judgeEvent(judging, input);
    const customer = customerOf(judging, input);
    if (verdict.binds && customer) customer.binding = verdict.binds;
    rememberClick(evidence, byCustomer, input);
    const deal = deals.get(input.externalId) ?? (input.deal ? evidence.deals.get(input.deal) : undefined);
    verdicts.set(id, { ...verdict, customer, dealId: deal?.id ?? null });
  }
  const wanted = [...new Set(reversals.flatMap(({ input }) => input.refersTo ?? []))];
  const purchases = new Map(await findPurchases(ctx, tx, { sourceId: source.id, externalIds: wanted }));
  for (const { id, input } of others) {
    const verdict = verdicts.get(id);
    if (!verdict || purchases.has(input.externalId)) continue;
    const { reason, enrollmentId } = verdict;
    purchases.set(input.externalId, { eventId: id, status: reason === null ? 'queued' : 'kept', enrollmentId });
  }
  for (const { id, input } of reversals) {
    const late = untimely(judging, input, versionAt(versions, input.occurredAt).document.lateAfterDays);
    const verdict = judgeReversal(input, purchases.get(input.refersTo ?? ''));
    verdicts.set(id, { ...verdict, reason: late ?? verdict.reason, customer: undefined, dealId: null });
  }
  return verdicts;
}

const none: Evidence = {
  clicks: new Map(),
  byVisitor: new Map(),
  byCustomer: new Map(),
  coupons: new Map(),
  deals: new Map(),
};

/** A refund is credited as its purchase is; while that has not come, or is kept aside itself, the refund waits. */
function judgeReversal(input: EventInput, purchase: Purchase | undefined): Verdict {
  const enrollmentId = purchase?.enrollmentId ?? null;
  const step = {
    kind: 'purchase',
    ref: input.refersTo ?? '',
    enrollmentId,
    at: null,
    outcome: purchase ? 'chosen' : 'unknown',
  } as const;
  return {
    reason: purchase && purchase.status !== 'kept' ? null : 'waits_for_purchase',
    enrollmentId,
    attribution: {
      version: null,
      model: 'purchase',
      path: [step],
      shares: enrollmentId === null ? [] : [{ enrollmentId, share: '1' }],
      reason: null,
      ...(purchase ? { eventId: purchase.eventId } : {}),
    },
    binds: undefined,
  };
}

/** Gives the events that a binding set free. */
async function bindAll(
  ctx: ServiceContext,
  tx: Transaction,
  verdicts: ReadonlyMap<string, Judged>,
): Promise<readonly CountingPurchase[]> {
  const bound = new Map(
    [...verdicts.values()].flatMap(({ customer, binds, attribution }) => {
      if (!customer || !binds) return [];
      const by = attribution.path.find(({ outcome }) => outcome === 'chosen')?.kind ?? 'person';
      return [[customer.id, { id: customer.id, binding: binds, by }] as const];
    }),
  );
  await bindCustomers(ctx, tx, [...bound.values()]);
  // Events of a new customer that came before are of this very call, and were kept.
  const mayWait = [...verdicts.values()].flatMap(({ customer, reason }) =>
    customer && bound.has(customer.id) && (!customer.isNew || reason !== null) ? [customer.id] : [],
  );
  return releaseBound(ctx, tx, [...new Set(mayWait)]);
}

function firstSeen(ordered: readonly Arrived[]): ReadonlyMap<string, number> {
  return new Map(
    ordered
      .toReversed()
      .flatMap(({ input }) =>
        input.customerRef === undefined ? [] : [[input.customerRef, input.occurredAt] as const],
      ),
  );
}

/** A later event of the same customer in this batch may have no click of its own. */
function rememberClick(evidence: Evidence, byCustomer: Map<string, readonly KnownTouch[]>, input: EventInput): void {
  if (input.customerRef === undefined || input.clickId === undefined) return;
  const click = evidence.clicks.get(input.clickId);
  if (click) byCustomer.set(input.customerRef, [...(byCustomer.get(input.customerRef) ?? []), click]);
}

function mentioned(
  evidence: Evidence,
  customers: ReadonlyMap<string, HeldCustomer>,
  deals: Judging['deals'],
): string[] {
  const touches = [evidence.byVisitor, evidence.byCustomer].flatMap((group) => [...group.values()].flat());
  const ids = [
    ...[...evidence.clicks.values(), ...touches].map(({ enrollmentId }) => enrollmentId),
    ...evidence.coupons.values(),
    ...[...evidence.deals.values(), ...deals.values()].map(({ enrollmentId }) => enrollmentId),
    ...[...customers.values()].flatMap(({ binding }) => binding?.enrollmentId ?? []),
  ];
  return [...new Set(ids)];
}
