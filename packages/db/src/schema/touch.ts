import { targetRefusalCodes } from '@countersign/domain/link/target';
import { touchKinds, touchQualities } from '@countersign/domain/touch/touch';
import { sql } from 'drizzle-orm';
import { index, jsonb, pgSchema, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';

const touchColumns = () => ({
  tenantId: tenantId(),
  /** UUID v7: its time is the instant of the click. */
  id: uuid('id').notNull(),
  receivedAt: instant('received_at').notNull(),
  programId: code('program_id').notNull(),
  enrollmentId: code('enrollment_id').notNull(),
  linkId: code('link_id'),
  kind: text('kind', { enum: touchKinds }).notNull(),
  /** `valid`, or why it is not counted (`bot`, `prefetch`, ...). It is kept either way. */
  quality: text('quality', { enum: touchQualities }).notNull(),
  /** First-party cookie, where the visitor's consent allowed one. */
  visitorId: code('visitor_id'),
  subIds: jsonb('sub_ids').$type<Record<string, string>>().notNull(),
  utm: jsonb('utm').$type<Record<string, string>>().notNull(),
  target: text('target').notNull(),
  /** Why the deep link that was asked for was not followed. */
  deepLinkRefusal: text('deep_link_refusal', { enum: targetRefusalCodes }),
  referrerHost: text('referrer_host'),
  userAgent: text('user_agent'),
  /** Paid-search parameters that came along, by name. */
  paidSearch: text('paid_search'),
  couponCode: code('coupon_code'),
});

/** Partitioned by month of receipt; only ever appended. */
export const touches = pgTable('touches', touchColumns(), (t) => [
  primaryKey({ columns: [t.tenantId, t.receivedAt, t.id] }),
  index('touches_id').on(t.tenantId, t.id),
  index('touches_enrollment').on(t.tenantId, t.enrollmentId, t.receivedAt),
  index('touches_visitor').on(t.tenantId, t.visitorId).where(sql`${t.visitorId} is not null`),
]);

const ingest = pgSchema('ingest');

/** Where clicks are copied to before they are answered; a job moves them on, tenant by tenant. */
export const arrivingTouches = ingest.table('touches', touchColumns(), (t) => [
  index('arriving_touches').on(t.tenantId, t.receivedAt),
]);
