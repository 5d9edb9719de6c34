import { copyField } from '@countersign/db/sql/copy-rows';
import type { TargetRefusalCode } from '@countersign/domain/link/target';
import type { TouchKind, TouchQuality } from '@countersign/domain/touch/touch';

/** Where the tracker writes touches; the order of the columns is that of `arrivingTouchLine`. */
export const arrivingTouches = {
  table: 'ingest.touches',
  columns: [
    'tenant_id',
    'program_id',
    'enrollment_id',
    'link_id',
    'id',
    'received_at',
    'kind',
    'quality',
    'visitor_id',
    'sub_ids',
    'utm',
    'target',
    'deep_link_refusal',
    'referrer_host',
    'user_agent',
    'paid_search',
    'coupon_code',
  ],
} as const;

export interface ArrivingTouch {
  /** Tenant, program, enrollment and link as `touchOwner` wrote them: the same for every click of a link. */
  readonly owner: string;
  readonly id: string;
  /** RFC 3339. */
  readonly receivedAt: string;
  readonly kind: TouchKind;
  readonly quality: TouchQuality;
  readonly visitorId: string | null;
  /** JSON. */
  readonly subIds: string;
  /** JSON. */
  readonly utm: string;
  readonly target: string;
  readonly deepLinkRefusal: TargetRefusalCode | null;
  readonly referrerHost: string | null;
  readonly userAgent: string | null;
  readonly paidSearch: string | null;
}

export function touchOwner(of: {
  readonly tenantId: string;
  readonly programId: string;
  readonly enrollmentId: string;
  readonly linkId: string;
}): string {
  return `${copyField(of.tenantId)}\t${copyField(of.programId)}\t${copyField(of.enrollmentId)}\t${copyField(of.linkId)}`;
}

/** One touch as a line for COPY. */
export function arrivingTouchLine(touch: ArrivingTouch): string {
  return `${touch.owner}\t${touch.id}\t${touch.receivedAt}\t${touch.kind}\t${touch.quality}\t${touch.visitorId ?? '\\N'}\t${copyField(touch.subIds)}\t${copyField(touch.utm)}\t${copyField(touch.target)}\t${touch.deepLinkRefusal ?? '\\N'}\t${copyField(touch.referrerHost)}\t${copyField(touch.userAgent)}\t${copyField(touch.paidSearch)}\t\\N\n`;
}
