import { enrollmentStatuses, partnerStatuses, partnerTypes, programPresets } from '@countersign/domain/partner/partner';
import {
  bigint,
  boolean,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';

export const tenants = pgTable('tenants', {
  tenantId: tenantId().primaryKey(),
  name: text('name').notNull(),
  slug: code('slug').notNull(),
  colour: text('colour').notNull(),
  logoFileId: code('logo_file_id'),
  defaultLocale: code('default_locale').notNull(),
  settings: jsonb('settings').$type<Record<string, unknown>>().notNull(),
  revision: integer('revision').notNull(),
  createdAt: instant('created_at').notNull(),
});

export const calendars = pgTable(
  'calendars',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    name: text('name').notNull(),
    zone: text('zone').notNull(),
    weekdays: jsonb('weekdays').$type<number[]>().notNull(),
    opensAt: code('opens_at').notNull(),
    closesAt: code('closes_at').notNull(),
    holidaySet: code('holiday_set').notNull(),
    extraClosed: jsonb('extra_closed').$type<string[]>().notNull(),
    revision: integer('revision').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

/** Money in settings is minor units of the program's currency, as a decimal string. */
export interface ProgramSettings {
  approvalThresholdMinor: string;
  standardDiscountBp: number;
  protectionDays: number;
  extensionDays: number;
  offerAcceptance: string;
  changesLimit: string;
  openLimit: number;
  dailyLimit: number;
  ruleReleaseAfter: string;
  sampleShareBp: number;
  /** The least that is paid out; 50 whole units where it is not said. */
  payoutMinimumMinor?: string;
  /** After how long a payout whose fate is unknown is an alarm; 60 where it is not said. */
  payoutUnknownMinutes?: number;
  /** How exits run; see `domain/exit/exit` for what holds where it is not said. */
  exitNoticeDays?: number;
  exitClawbackDays?: number;
  exitAppealDays?: number;
}

export const programs = pgTable(
  'programs',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    name: text('name').notNull(),
    preset: text('preset', { enum: programPresets }).notNull(),
    currency: code('currency').notNull(),
    zone: text('zone').notNull(),
    calendarId: code('calendar_id').notNull(),
    partnerTypes: jsonb('partner_types').$type<(typeof partnerTypes)[number][]>().notNull(),
    settings: jsonb('settings').$type<ProgramSettings>().notNull(),
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('programs_name').on(t.tenantId, t.name),
    foreignKey({ columns: [t.tenantId, t.calendarId], foreignColumns: [calendars.tenantId, calendars.id] }),
  ],
);

export const products = pgTable(
  'products',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    name: text('name').notNull(),
    code: text('code').notNull(),
    listPriceMinor: bigint('list_price_minor', { mode: 'bigint' }),
    listPriceCurrency: code('list_price_currency'),
    isActive: boolean('is_active').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), unique('products_code').on(t.tenantId, t.code)],
);

export const partners = pgTable(
  'partners',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    name: text('name').notNull(),
    type: text('type', { enum: partnerTypes }).notNull(),
    status: text('status', { enum: partnerStatuses }).notNull(),
    country: code('country').notNull(),
    website: text('website'),
    /** In the register of its country. */
    registrationNumber: text('registration_number'),
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), unique('partners_name').on(t.tenantId, t.name)],
);

export const enrollments = pgTable(
  'enrollments',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    partnerId: code('partner_id').notNull(),
    programId: code('program_id').notNull(),
    status: text('status', { enum: enrollmentStatuses }).notNull(),
    tier: text('tier'),
    group: text('group'),
    managerMemberId: code('manager_member_id'),
    parentId: code('parent_id'),
    /** Of one that ended: from when what is left is paid; null where it is not. */
    settlesAt: instant('settles_at'),
    createdAt: instant('created_at').notNull(),
    /** Since when its status is `ended`. */
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('enrollments_once').on(t.tenantId, t.partnerId, t.programId),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);
