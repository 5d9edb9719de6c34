import { type DirectoryProfile, profileStatuses } from '@countersign/domain/directory/directory';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { partners } from './tenant.ts';

/** What a partner shows of itself in the public directory: as it is now, and as it would like it to be. */
export const directoryProfiles = pgTable(
  'directory_profiles',
  {
    tenantId: tenantId(),
    partnerId: code('partner_id').notNull(),
    status: text('status', { enum: profileStatuses }).notNull(),
    /** What waits for its review, or was returned. */
    proposed: jsonb('proposed').$type<DirectoryProfile>(),
    /** What everybody sees. */
    published: jsonb('published').$type<DirectoryProfile>(),
    proposedAt: instant('proposed_at'),
    proposedByName: text('proposed_by_name'),
    proposedByPersonId: code('proposed_by_person_id'),
    decidedAt: instant('decided_at'),
    decidedByName: text('decided_by_name'),
    /** Why it was returned. */
    note: text('note'),
    revision: integer('revision').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.partnerId] }),
    index('directory_profiles_status').on(t.tenantId, t.status, t.proposedAt),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);
