import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';

/** The key of whatever is held about a subject; destroyed, nothing that was sealed with it is read again, in copies neither. */
export const subjectKeys = pgTable(
  'subject_keys',
  {
    tenantId: tenantId(),
    subjectId: code('subject_id').notNull(),
    /** Under the vault's lock; null from its destruction on. */
    wrappedKey: text('wrapped_key'),
    createdAt: instant('created_at').notNull(),
    destroyedAt: instant('destroyed_at'),
    destroyedByPerson: code('destroyed_by_person'),
    /** Why: the request, or the rule whose time was over. */
    destroyedBasis: text('destroyed_basis'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.subjectId] })],
);
