import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { databaseRoles, rolePassword } from './roles.ts';

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * Brings a database to the current schema and makes sure that the roles exist with the passwords that `secret` gives.
 * Roles belong to the whole server, so they are made outside the migrations and again without harm.
 */
export async function migrate(databaseUrl: string, secret: string): Promise<void> {
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    const db = drizzle(client);
    await db.execute(sql`select pg_advisory_lock(7264190)`);
    await createRoles(db, secret);
    await runMigrations(db, { migrationsFolder });
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function createRoles(db: PostgresJsDatabase, secret: string): Promise<void> {
  for (const role of databaseRoles) {
    const password = rolePassword(secret, role);
    await db.execute(
      sql.raw(`DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE; END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`),
    );
    await db.execute(sql.raw(`ALTER ROLE ${role} PASSWORD '${password}'`));
  }
}
