import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { sql } from '@countersign/db/query';
import { events } from '@countersign/db/schema/event';
import type { TestDatabase } from '@countersign/db/testing/database';
import postgres from 'postgres';

const rowsPerStatement = 500;

/** What `psql \copy` does: the file as it is into a table of its columns with a primary key, nothing checked. Seconds. */
export async function copyPeer(database: TestDatabase, path: string): Promise<number> {
  const client = postgres(database.url, { max: 1, onnotice: () => {} });
  await client`drop table if exists copied_events`;
  await client`create table copied_events (line bigint generated always as identity primary key, external_id text, kind text,
    amount numeric, tax numeric, currency text, occurred_at timestamptz, customer text, coupon text, product text, country text)`;
  const from = performance.now();
  const into =
    await client`copy copied_events (external_id, kind, amount, tax, currency, occurred_at, customer, coupon, product, country)
    from stdin with (format csv, header, delimiter ';')`.writable();
  await pipeline(createReadStream(path), into);
  const seconds = (performance.now() - from) / 1000;
  await client.end({ timeout: 5 });
  return seconds;
}

/** The same facts by drizzle's `insert().values()`, unpartitioned work left to the database. Seconds. */
export async function drizzlePeer(database: TestDatabase, rows: number): Promise<number> {
  const { db } = database.admin;
  const now = Date.now();
  const values = Array.from({ length: rows }, (_, index) => ({
    tenantId: 'ten_peer',
    id: crypto.randomUUID(),
    receivedAt: now,
    programId: 'prg_peer',
    sourceId: 'src_peer',
    kind: 'order' as const,
    externalId: `order-${index}`,
    customerRef: `customer-${index % 1_000}`,
    occurredAt: now - index,
    currency: 'EUR',
    netMinor: 10_000n,
    taxMinor: 100n,
    quantity: 1,
    properties: {},
  }));
  const from = performance.now();
  for (let start = 0; start < rows; start += rowsPerStatement)
    await db.insert(events).values(values.slice(start, start + rowsPerStatement));
  const seconds = (performance.now() - from) / 1000;
  await db.execute(sql`delete from events where tenant_id = 'ten_peer'`);
  return seconds;
}
