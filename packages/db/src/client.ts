import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { withPreparedStatements } from './prepared-statements.internal.ts';

export type Database = PostgresJsDatabase;
/** A transaction in which one tenant is set; the only thing verbs read and write through. */
export type Transaction = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0];

export interface OpenDatabase {
  readonly db: Database;
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  readonly maxConnections?: number;
  /** The server cancels a statement after this long, because the driver itself never gives up. */
  readonly statementTimeoutMs?: number;
  readonly applicationName?: string;
}

/** Opens a pool. Every statement has a deadline; an idle transaction is ended by the server. */
export function openDatabase(url: string, options: OpenOptions = {}): OpenDatabase {
  const client = postgres(url, {
    max: options.maxConnections ?? 10,
    connect_timeout: 5,
    idle_timeout: 60,
    max_lifetime: 60 * 30,
    onnotice: () => {},
    connection: {
      application_name: options.applicationName ?? 'countersign',
      statement_timeout: options.statementTimeoutMs ?? 15_000,
      idle_in_transaction_session_timeout: 30_000,
      TimeZone: 'UTC',
      // A plan made once would stay as it was when the tables were small.
      plan_cache_mode: 'force_custom_plan',
    },
  });
  return { db: drizzle(withPreparedStatements(client)), close: () => client.end({ timeout: 5 }) };
}
