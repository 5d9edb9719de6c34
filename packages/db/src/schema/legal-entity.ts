import { sql } from 'drizzle-orm';
import { boolean, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';

/** A company of the tenant that contracts, invoices and pays. */
export const legalEntities = pgTable(
  'legal_entities',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    name: text('name').notNull(),
    /** Unknown until somebody has said it: the first one is made without asking. */
    country: code('country'),
    vatNumber: code('vat_number'),
    /** The account that payouts leave from. */
    iban: code('iban'),
    bic: code('bic'),
    baseCurrency: code('base_currency').notNull(),
    isDefault: boolean('is_default').notNull(),
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('legal_entities_name').on(t.tenantId, t.name),
    uniqueIndex('legal_entities_default').on(t.tenantId).where(sql`${t.isDefault}`),
  ],
);
