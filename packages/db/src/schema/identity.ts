import { index, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core';
import { code, instant } from './columns.ts';

/** Outside row-level security: who can sign in, and to which tenants that leads. Reached by fixed look-ups only. */
export const identity = pgSchema('identity');

export const tenantDirectory = identity.table('tenant_directory', {
  tenantId: code('tenant_id').primaryKey(),
  slug: code('slug').notNull().unique(),
  createdAt: instant('created_at').notNull(),
});

/** Which memberships a login leads to; roles stay in the tenant. */
export const membershipDirectory = identity.table(
  'membership_directory',
  {
    userId: code('user_id').notNull(),
    membershipId: code('membership_id').notNull(),
    tenantId: code('tenant_id').notNull(),
    kind: text('kind', { enum: ['member', 'contact'] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.membershipId] }),
    index('membership_directory_membership').on(t.membershipId),
  ],
);

/** Invitations by mail; the token is stored as its SHA-256. */
export const invitations = identity.table('invitations', {
  tokenHash: code('token_hash').primaryKey(),
  tenantId: code('tenant_id').notNull(),
  membershipId: code('membership_id').notNull(),
  kind: text('kind', { enum: ['member', 'contact'] }).notNull(),
  email: text('email').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});
