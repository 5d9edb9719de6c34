import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { arrayLiteral } from './array-literal.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('gives back whatever text it was given, the word for nothing and the empty one too', async () => {
  const awkward = [
    '',
    ' ',
    ' a ',
    'null',
    'NULL',
    'Null',
    '{}',
    '{a,b}',
    'a,b',
    '"',
    '""',
    '\\',
    '\\"',
    '\n\t',
    'ä',
    '😀',
    "it's",
    '{"a":"b"}',
  ];
  const values = [...awkward, null, ...awkward.map((text) => `${text}${text}`)];
  const [row] = await database.app.db.execute<{ values: string }>(
    sql`select array_to_json(${arrayLiteral(values)}::text::text[])::text as values`,
  );
  expect(JSON.parse(row?.values ?? '')).toEqual(values);
});

it('gives back numbers as they are', async () => {
  const [row] = await database.app.db.execute<{ values: string }>(
    sql`select (${arrayLiteral([1n, -(2n ** 62n), null, 3])}::text::bigint[])::text as values`,
  );
  expect(row?.values).toBe('{1,-4611686018427387904,NULL,3}');
});
