import { date, integer, numeric, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { code } from './columns.ts';

/** A currency's scale never changes; another scale is another code. */
export const currencies = pgTable('currencies', { code: code('code').primaryKey(), scale: integer('scale').notNull() });

/** Units of a currency for one euro, as the European Central Bank published them. */
export const exchangeRates = pgTable(
  'exchange_rates',
  { day: date('day').notNull(), currency: code('currency').notNull(), perEuro: numeric('per_euro').notNull() },
  (t) => [primaryKey({ columns: [t.currency, t.day] })],
);
