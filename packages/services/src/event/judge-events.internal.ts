import { attribute } from '@countersign/domain/attribution/attribute';
import type { Attribution, AttributionTouch, CustomerBinding } from '@countersign/domain/attribution/attribution';
import { type KeptReason, purchaseKinds } from '@countersign/domain/event/event';
import type { EventInput } from '@countersign/domain/event/parse-event';
import { type Instant, millisecondsPerDay } from '@countersign/domain/time/instant';
import { type AttributionVersion, versionAt } from '../attribution/terms.ts';
import type { HeldCustomer } from './hold-customers.internal.ts';
import { type CreditableEnrollment, isSelfReferral } from './load-enrollments.internal.ts';
import type { Evidence } from './load-evidence.internal.ts';

/** How an event is stored: the attribution as people and exports read it. */
export interface StoredAttribution {
  readonly version: number | null;
  readonly model: string;
  readonly path: Attribution['path'];
  readonly shares: Attribution['shares'];
  readonly reason: string | null;
  /** For a duplicate, the event that came first; for a refund, its purchase. */
  readonly eventId?: string;
}

export interface Verdict {
  readonly reason: KeptReason | null;
  readonly enrollmentId: string | null;
  readonly attribution: StoredAttribution;
  readonly binds: CustomerBinding | undefined;
}

export interface Judging {
  readonly now: Instant;
  readonly versions: readonly AttributionVersion[];
  readonly evidence: Evidence;
  readonly customers: ReadonlyMap<string, HeldCustomer>;
  readonly enrollments: ReadonlyMap<string, CreditableEnrollment>;
  readonly deals: ReadonlyMap<string, { readonly id: string; readonly enrollmentId: string }>;
}

/** Credits one event and says why it is kept aside, if it is. What it binds is for the caller to remember. */
export function judgeEvent(judging: Judging, input: EventInput): Verdict {
  const version = versionAt(judging.versions, input.occurredAt);
  const binding = customerOf(judging, input)?.binding;
  const confirmed = judging.deals.get(input.externalId);
  // A confirmed win is its own deal's, whatever the program says of other events.
  const document = confirmed ? { ...version.document, dealWins: true } : version.document;
  const result = attribute(document, {
    occurredAt: input.occurredAt,
    isPurchase: purchaseKinds.some((kind) => kind === input.kind),
    touches: touchesOf(judging.evidence, input),
    unknownClickId:
      input.clickId !== undefined && !judging.evidence.clicks.has(input.clickId) ? input.clickId : undefined,
    coupon:
      input.couponCode === undefined
        ? undefined
        : { code: input.couponCode, enrollmentId: judging.evidence.coupons.get(input.couponCode) },
    binding,
    deal: confirmed ?? (input.deal ? judging.evidence.deals.get(input.deal) : undefined),
  });
  const enrollmentId = result.shares[0]?.enrollmentId ?? null;
  const reason = untimely(judging, input, version.document.lateAfterDays) ?? whyKept(judging, input, result);
  return {
    reason,
    enrollmentId,
    attribution: {
      version: version.version,
      model: version.document.model,
      path: result.path,
      shares: result.shares,
      reason: result.reason ?? null,
    },
    binds: reason === null ? result.binds : undefined,
  };
}

export function customerOf(
  { customers }: Pick<Judging, 'customers'>,
  { customerRef }: EventInput,
): HeldCustomer | undefined {
  return customerRef === undefined ? undefined : customers.get(customerRef);
}

/** Events of the future and those told of too late are kept aside, whatever they are. */
export function untimely(
  { now }: Pick<Judging, 'now'>,
  input: EventInput,
  lateAfterDays: number | null,
): KeptReason | undefined {
  if (input.isInTheFuture) return 'in_the_future';
  const isLate = lateAfterDays !== null && now - input.occurredAt > lateAfterDays * millisecondsPerDay;
  return isLate ? 'too_late' : undefined;
}

function whyKept(judging: Judging, input: EventInput, result: Attribution): KeptReason | null {
  const [share] = result.shares;
  if (!share) return result.reason ?? 'no_partner';
  const enrollment = judging.enrollments.get(share.enrollmentId);
  if (!enrollment?.isActive) return 'partner_not_active';
  return isSelfReferral(enrollment, input.customerEmail ?? input.customerRef) ? 'self_referral' : null;
}

function touchesOf(evidence: Evidence, input: EventInput): readonly AttributionTouch[] {
  const click = input.clickId === undefined ? undefined : evidence.clicks.get(input.clickId);
  const others = click?.visitorId ? (evidence.byVisitor.get(click.visitorId) ?? []) : [];
  const earlier =
    input.clickId === undefined && input.customerRef !== undefined
      ? (evidence.byCustomer.get(input.customerRef) ?? [])
      : [];
  const all = [...(click ? [click] : []), ...others, ...earlier];
  return [...new Map(all.map((touch) => [touch.id, touch])).values()];
}
