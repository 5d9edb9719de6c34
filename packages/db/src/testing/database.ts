import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { type OpenDatabase, openDatabase } from '../client.ts';
import { migrate } from '../migrate.ts';
import { type DatabaseRole, roleUrl } from '../roles.ts';

export const testSecret = 'test-database-secret';

export interface TestDatabase {
  /** The migrator's address. */
  readonly url: string;
  readonly urlOf: (role: DatabaseRole) => string;
  /** The app's role: bound by row-level security. */
  readonly app: OpenDatabase;
  /** The migrator: sees everything; for arranging and for looking behind. */
  readonly admin: OpenDatabase;
  readonly drop: () => Promise<void>;
}

/** A fresh, migrated database of its own, made from a template. Needs `TEST_DATABASE_URL`, which the test runner sets. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env['TEST_DATABASE_URL'];
  if (!serverUrl)
    throw new Error("TEST_DATABASE_URL is not set: run tests through `npm test` or vitest's global set-up");
  const template = `countersign_template_${migrationsHash()}`;
  const name = `test_${randomBytes(8).toString('hex')}`;
  const server = postgres(serverUrl, { max: 1, onnotice: () => {} });
  try {
    await server`select pg_advisory_lock(7264191)`;
    const [existing] = await server`select 1 from pg_database where datname = ${template}`;
    if (!existing) {
      const building = `${template}_building`;
      await server.unsafe(`drop database if exists ${building} with (force)`);
      await server.unsafe(`create database ${building}`);
      await migrate(withDatabase(serverUrl, building), testSecret);
      await server.unsafe(`alter database ${building} rename to ${template}`);
    }
    await server.unsafe(`create database ${name} template ${template}`);
  } finally {
    await server.end({ timeout: 5 });
  }
  const url = withDatabase(serverUrl, name);
  const urlOf = (role: DatabaseRole) => roleUrl(url, testSecret, role);
  const app = openDatabase(urlOf('countersign_app'), { maxConnections: 10 });
  const admin = openDatabase(url, { maxConnections: 2 });
  return {
    url,
    urlOf,
    app,
    admin,
    drop: async () => {
      await Promise.all([app.close(), admin.close()]);
      const again = postgres(serverUrl, { max: 1, onnotice: () => {} });
      await again.unsafe(`drop database if exists ${name} with (force)`);
      await again.end({ timeout: 5 });
    },
  };
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

function migrationsHash(): string {
  const folder = fileURLToPath(new URL('../../migrations', import.meta.url));
  const hash = createHash('sha256');
  for (const file of readdirSync(folder)
    .filter((entry) => entry.endsWith('.sql'))
    .sort())
    hash.update(readFileSync(`${folder}/${file}`));
  return hash.digest('hex').slice(0, 12);
}
