import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from './client.ts';
import { sql } from './query.ts';
import { inTenant } from './tenant-transaction.ts';
import { createTestDatabase, type TestDatabase } from './testing/database.ts';

const onlyAppended = [
  'audit_log',
  'case_events',
  'decisions',
  'deal_revisions',
  'projections',
  'touches',
  'events',
  'fact_keys',
  'lines',
  'ledger_transactions',
  'ledger_entries',
  'ledger_balances',
  'screenings',
  'screening_decisions',
  'application_revisions',
  'prospect_events',
];

/** Tables that belong to no tenant, on purpose. */
const withoutTenant = [
  'audit_checkpoints',
  'currencies',
  'exchange_rates',
  'screening_editions',
  'screening_entries',
  'screening_imports',
];

describe('row-level security', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('is enabled and forced on every table but the named ones', async () => {
    const rows = await database.admin.db.execute<{ name: string; secured: boolean; policies: number }>(sql`
      select c.relname as name, (c.relrowsecurity and c.relforcerowsecurity) as secured,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p')`);
    expect(rows.length).toBeGreaterThan(25);
    const open = rows.filter((row) => !row.secured || row.policies === 0).map((row) => row.name);
    expect(open.sort()).toEqual(withoutTenant);
  });

  it("gives the app's roles no ownership, no bypass and no superuser", async () => {
    const roles = await database.admin.db.execute<{ rolname: string }>(sql`
      select rolname from pg_roles where rolname like 'countersign\\_%' and (rolsuper or rolbypassrls)`);
    expect([...roles]).toEqual([]);
    const owned = await database.admin.db.execute(sql`
      select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'countersign\\_%'`);
    expect([...owned]).toEqual([]);
  });

  it("shows a tenant its own rows alone and refuses to write another's", async () => {
    const insert = (tenantId: string) =>
      sql`insert into number_sequences (tenant_id, name, last) values (${tenantId}, 'n', 1)`;
    await inTenant(database.app.db, 'ten_a', (tx) => tx.execute(insert('ten_a')));
    await inTenant(database.app.db, 'ten_b', (tx) => tx.execute(insert('ten_b')));
    const seen = await inTenant(database.app.db, 'ten_a', (tx) =>
      tx.execute<{ tenant_id: string }>(sql`select tenant_id from number_sequences`),
    );
    expect([...seen].map((row) => row.tenant_id)).toEqual(['ten_a']);
    await expect(
      inTenant(database.app.db, 'ten_a', (tx) =>
        tx.execute(sql`insert into number_sequences values ('ten_b', 'm', 1)`),
      ),
    ).rejects.toThrow();
    expect([...(await database.app.db.execute(sql`select 1 from number_sequences`))]).toEqual([]);
  });

  it('lets nobody of the app change or remove what is only appended', async () => {
    for (const table of onlyAppended) {
      for (const statement of [`update ${table} set tenant_id = tenant_id`, `delete from ${table}`]) {
        const refused = inTenant(database.app.db, 'ten_a', (tx) => tx.execute(sql.raw(statement)));
        // By right already, whatever triggers there are besides.
        const message = expect.stringContaining('permission denied');
        await expect(refused, statement).rejects.toMatchObject({ cause: { code: '42501', message } });
      }
    }
  });

  it('lets the app move a line through its states and change nothing else of it', async () => {
    const change = (set: string) =>
      inTenant(database.app.db, 'ten_a', (tx) => tx.execute(sql.raw(`update lines set ${set}`)));
    await change("state = 'available', period_id = null, statement_id = null");
    for (const column of ['amount_minor', 'amount_exact', 'enrollment_id', 'rule', 'trace', 'hold_until'])
      await expect(change(`${column} = ${column}`), column).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('lets nobody edit the books, not even who owns them', async () => {
    for (const table of ['ledger_transactions', 'ledger_entries']) {
      for (const statement of [
        `update ${table} set tenant_id = tenant_id`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        const refused = database.admin.db.execute(sql.raw(statement));
        await expect(refused, statement).rejects.toMatchObject({ cause: { code: '42501' } });
      }
    }
  });

  it('lets nobody of the app write a balance, which moves with its entries alone', async () => {
    for (const statement of [
      `insert into ledger_balances (tenant_id, account_id, balance_minor) values ('ten_a', 'lac_1', 5)`,
      'update ledger_balances set balance_minor = 0',
      'delete from ledger_balances',
    ]) {
      const written = inTenant(database.app.db, 'ten_a', (tx) => tx.execute(sql.raw(statement)));
      await expect(written, statement).rejects.toMatchObject({ cause: { code: '42501' } });
    }
  });

  it('lets the tracker add what arrives and find where it belongs, and read nothing else', async () => {
    const tracker = openDatabase(database.urlOf('countersign_tracker'), { maxConnections: 1 });
    try {
      await tracker.db.execute(sql`select 1 from identity.link_routes`);
      await tracker.db.execute(sql`select 1 from identity.source_routes`);
      const add = sql`insert into ingest.events (tenant_id, id, received_at, source_id, program_id, event)
        values ('ten_a', gen_random_uuid(), now(), 'src_1', 'prg_1', '{}')`;
      expect((await tracker.db.execute(add)).count).toBe(1);
      const others = await tracker.db.execute<{ name: string }>(sql`
        select format('%I.%I', table_schema, table_name) as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema in ('public', 'identity', 'ingest', 'drizzle')
          and has_table_privilege(format('%I.%I', table_schema, table_name), 'select')
        order by 1`);
      expect([...others].map(({ name }) => name)).toEqual(['identity.link_routes', 'identity.source_routes']);
      for (const statement of [
        'select 1 from ingest.events',
        'select 1 from public.events',
        'delete from ingest.events',
      ])
        await expect(tracker.db.execute(sql.raw(statement)), statement).rejects.toMatchObject({
          cause: { code: '42501' },
        });
    } finally {
      await tracker.close();
    }
  });
});
