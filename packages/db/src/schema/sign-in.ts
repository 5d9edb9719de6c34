import { bigint, boolean, index, integer, text, timestamp } from 'drizzle-orm/pg-core';
import { code } from './columns.ts';
import { identity } from './identity.ts';

/** better-auth's tables; it hands and expects `Date`. */
const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

export const user = identity.table('user', {
  id: code('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull(),
  image: text('image'),
  createdAt: at('created_at').notNull(),
  updatedAt: at('updated_at').notNull(),
  twoFactorEnabled: boolean('two_factor_enabled'),
  /** The human behind the login. */
  personId: code('person_id'),
  locale: code('locale'),
  zone: text('zone'),
});

export const session = identity.table(
  'session',
  {
    id: code('id').primaryKey(),
    expiresAt: at('expires_at').notNull(),
    token: code('token').notNull().unique(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: code('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
  },
  (t) => [index('session_user').on(t.userId)],
);

export const account = identity.table(
  'account',
  {
    id: code('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: code('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: at('access_token_expires_at'),
    refreshTokenExpiresAt: at('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [index('account_user').on(t.userId)],
);

export const verification = identity.table(
  'verification',
  {
    id: code('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: at('expires_at').notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [index('verification_identifier').on(t.identifier)],
);

export const twoFactor = identity.table(
  'two_factor',
  {
    id: code('id').primaryKey(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: code('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    verified: boolean('verified'),
    failedVerificationCount: integer('failed_verification_count'),
    lockedUntil: at('locked_until'),
  },
  (t) => [index('two_factor_user').on(t.userId)],
);

export const apikey = identity.table(
  'apikey',
  {
    id: code('id').primaryKey(),
    configId: text('config_id'),
    name: text('name'),
    start: text('start'),
    prefix: text('prefix'),
    key: text('key').notNull(),
    referenceId: code('reference_id').notNull(),
    refillInterval: integer('refill_interval'),
    refillAmount: integer('refill_amount'),
    lastRefillAt: at('last_refill_at'),
    enabled: boolean('enabled'),
    rateLimitEnabled: boolean('rate_limit_enabled'),
    rateLimitTimeWindow: integer('rate_limit_time_window'),
    rateLimitMax: integer('rate_limit_max'),
    requestCount: integer('request_count'),
    remaining: integer('remaining'),
    lastRequest: at('last_request'),
    expiresAt: at('expires_at'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
    permissions: text('permissions'),
    metadata: text('metadata'),
  },
  (t) => [index('apikey_key').on(t.key), index('apikey_reference').on(t.referenceId)],
);

export const rateLimit = identity.table('rate_limit', {
  id: code('id').primaryKey(),
  key: text('key').notNull().unique(),
  count: integer('count').notNull(),
  lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
});

/** Failed sign-ins by account and by address, in windows; outside better-auth, which would clear them away too early. */
export const signInAttempts = identity.table('sign_in_attempts', {
  key: code('key').primaryKey(),
  failures: integer('failures').notNull(),
  since: at('since').notNull(),
});
