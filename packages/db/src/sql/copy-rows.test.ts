import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { copyField, copyRows } from './copy-rows.ts';
import { openSql, type SqlClient } from './open-sql.ts';

let database: TestDatabase;
let client: SqlClient;
const into = { table: 'copied', columns: ['id', 'text'] };
const options = { maxConnections: 1, applicationName: 'test', statementTimeoutMs: 5_000 };

beforeAll(async () => {
  database = await createTestDatabase();
  client = openSql(database.url, options);
  await client`create table copied (id int primary key check (id < 1000000), text text)`;
});
afterAll(async () => {
  await client.end({ timeout: 1 });
  await database.drop();
});

const ids = async () => (await client`select id from copied order by id`).map(({ id }) => id);

describe('COPY', () => {
  it('keeps every text as it is', async () => {
    const texts = ['plain', '', 'a\tb\nc\rd\\e\\N', '\\N', null, 'größe 😀', '\\.', "'; drop table copied; --"];
    await copyRows(client, into, texts.map((text, index) => `${100 + index}\t${copyField(text)}\n`).join(''));
    const rows = await client`select text from copied where id >= 100 and id < 200 order by id`;
    expect(rows.map(({ text }) => text)).toEqual(texts);
  });

  it.each([
    ['a value of another type', '1\ta\nx\tb\n'],
    ['a key that is there', '1\ta\n100\tb\n'],
    ['a value that a check refuses', '1\ta\n1000000\tb\n'],
    ['a column too many', '1\ta\tb\n'],
    ['NUL', '1\ta\0b\n'],
  ])('that holds %s is reported, adds nothing, and leaves the connection fit for the next', async (_, text) => {
    const before = await ids();
    await expect(copyRows(client, into, text)).rejects.toMatchObject({ severity: 'ERROR' });
    expect(await ids()).toEqual(before);
    await copyRows(client, into, '2\tnext\n');
    expect(await ids()).toContain(2);
    await client`delete from copied where id = 2`;
  });

  it('of many batches in a row on one connection loses none', async () => {
    for (let turn = 0; turn < 50; turn += 1) await copyRows(client, into, `${1000 + turn}\tx\n`);
    expect((await ids()).filter((id) => id >= 1000).length).toBe(50);
  });

  it('whose connection breaks is reported', async () => {
    const other = openSql(database.url, options);
    const [backend] = await other`select pg_backend_pid() as pid`;
    await client.begin(async (tx) => {
      await tx`lock table copied in access exclusive mode`;
      const outcome = copyRows(other, into, '3\tx\n').catch((err: unknown) => err);
      await tx`select pg_terminate_backend(${backend?.['pid']})`;
      expect(await outcome).toBeInstanceOf(Error);
    });
    expect(await ids()).not.toContain(3);
    // The driver gives the first query after a reconnect the last error of the connection before.
    await copyRows(other, into, '4\tx\n').catch(() => copyRows(other, into, '4\tx\n'));
    await other.end({ timeout: 1 });
    expect(await ids()).toContain(4);
  });
});
