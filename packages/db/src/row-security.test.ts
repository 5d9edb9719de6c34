import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from './query.ts';
import { inTenant } from './tenant-transaction.ts';
import { createTestDatabase, type TestDatabase } from './testing/database.ts';

/** Tables that belong to no tenant, on purpose. */
const withoutTenant = ['audit_checkpoints', 'currencies', 'exchange_rates'];

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
      select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('countersign_app', 'countersign_relay', 'countersign_sealer')`);
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
    for (const table of ['audit_log', 'case_events', 'decisions', 'deal_revisions', 'projections']) {
      for (const statement of [`update ${table} set tenant_id = tenant_id`, `delete from ${table}`]) {
        const refused = inTenant(database.app.db, 'ten_a', (tx) => tx.execute(sql.raw(statement)));
        await expect(refused, statement).rejects.toMatchObject({ cause: { code: '42501' } });
      }
    }
  });
});
