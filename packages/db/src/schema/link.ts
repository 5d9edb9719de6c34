import { cookieModes, customerMasks } from '@countersign/domain/link/tracking';
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgSchema,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { enrollments, programs } from './tenant.ts';

/** What a program's tracking allows; one row per program. */
export const trackingSettings = pgTable(
  'tracking_settings',
  {
    tenantId: tenantId(),
    programId: code('program_id').notNull(),
    /** Hosts that links may lead to, in lower case; a leading dot takes in its subdomains. */
    hosts: jsonb('hosts').$type<string[]>().notNull(),
    defaultTarget: text('default_target').notNull(),
    cookieDays: integer('cookie_days').notNull(),
    /** `always`, or `with_consent`: only when the link or the page says that the visitor agreed. */
    cookieMode: text('cookie_mode', { enum: cookieModes }).notNull(),
    /** How partners see their customers. */
    customerMask: text('customer_mask', { enum: customerMasks }).notNull(),
    revision: integer('revision').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.programId] }),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);

/** A partner's link; its code stands in addresses for as long as the internet remembers them. */
export const links = pgTable(
  'links',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    programId: code('program_id').notNull(),
    enrollmentId: code('enrollment_id').notNull(),
    code: code('code').notNull(),
    name: text('name').notNull(),
    target: text('target').notNull(),
    utm: jsonb('utm').$type<Record<string, string>>().notNull(),
    archivedAt: instant('archived_at'),
    createdByPerson: code('created_by_person'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('links_code').on(t.tenantId, t.code),
    index('links_enrollment').on(t.tenantId, t.enrollmentId),
    foreignKey({ columns: [t.tenantId, t.enrollmentId], foreignColumns: [enrollments.tenantId, enrollments.id] }),
  ],
);

export const couponCodes = pgTable(
  'coupon_codes',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    programId: code('program_id').notNull(),
    enrollmentId: code('enrollment_id').notNull(),
    /** As typed by buyers, in upper case. */
    code: code('code').notNull(),
    archivedAt: instant('archived_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('coupon_codes_once').on(t.tenantId, t.programId, t.code),
    foreignKey({ columns: [t.tenantId, t.enrollmentId], foreignColumns: [enrollments.tenantId, enrollments.id] }),
  ],
);

const identity = pgSchema('identity');

/** From a link's code to its tenant and target: what the tracker reads, outside any tenant. */
export const linkRoutes = identity.table('link_routes', {
  code: code('code').primaryKey(),
  tenantId: tenantId(),
  linkId: code('link_id').notNull(),
  programId: code('program_id').notNull(),
  enrollmentId: code('enrollment_id').notNull(),
  target: text('target').notNull(),
  hosts: jsonb('hosts').$type<string[]>().notNull(),
  utm: jsonb('utm').$type<Record<string, string>>().notNull(),
  cookieDays: integer('cookie_days').notNull(),
  cookieMode: text('cookie_mode').notNull(),
  isLive: integer('is_live').notNull(),
});

/** From a source's public key to its tenant and secret: for postbacks, outside any tenant. */
export const sourceRoutes = identity.table('source_routes', {
  key: code('key').primaryKey(),
  tenantId: tenantId(),
  sourceId: code('source_id').notNull(),
  programId: code('program_id').notNull(),
  /** SHA-256 of the secret. */
  secretHash: code('secret_hash').notNull(),
  parameterMap: jsonb('parameter_map').$type<Record<string, string>>().notNull(),
  isLive: integer('is_live').notNull(),
});
