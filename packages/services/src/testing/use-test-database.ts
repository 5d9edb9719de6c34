import { createTestDatabase, type TestDatabase } from '@countersign/db/testing/database';
import { afterAll, beforeAll } from 'vitest';

/** A database for the suite that calls it, dropped when the suite is done. */
export function useTestDatabase(): () => TestDatabase {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.drop());
  return () => {
    if (!database) throw new Error('The test database is there once the suite runs.');
    return database;
  };
}
