import { type ContactRole, type MemberRole, membershipStatuses } from '@countersign/domain/member/roles';
import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { partners } from './tenant.ts';

/** A tenant's staff. `userId` is empty until the invitation is accepted. */
export const members = pgTable(
  'members',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    userId: code('user_id'),
    personId: code('person_id').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    roles: jsonb('roles').$type<MemberRole[]>().notNull(),
    status: text('status', { enum: membershipStatuses }).notNull(),
    reportsTo: code('reports_to'),
    locale: code('locale').notNull(),
    zone: text('zone').notNull(),
    invitedAt: instant('invited_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('members_email').on(t.tenantId, t.email),
    index('members_person').on(t.tenantId, t.personId),
  ],
);

/** People who act for a partner. */
export const contacts = pgTable(
  'contacts',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    partnerId: code('partner_id').notNull(),
    userId: code('user_id'),
    personId: code('person_id').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    roles: jsonb('roles').$type<ContactRole[]>().notNull(),
    seesAllDeals: boolean('sees_all_deals').notNull(),
    status: text('status', { enum: membershipStatuses }).notNull(),
    locale: code('locale').notNull(),
    zone: text('zone').notNull(),
    invitedAt: instant('invited_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('contacts_email').on(t.tenantId, t.partnerId, t.email),
    index('contacts_person').on(t.tenantId, t.personId),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

/** Two persons that an administrator found to be one human: `from` is `to` from then on. Only ever appended. */
export const personJoins = pgTable(
  'person_joins',
  {
    tenantId: tenantId(),
    fromPersonId: code('from_person_id').notNull(),
    toPersonId: code('to_person_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.fromPersonId] })],
);
