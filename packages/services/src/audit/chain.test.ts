import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenDatabase, openDatabase } from '@countersign/db/client';
import { asc, sql } from '@countersign/db/query';
import { auditLog } from '@countersign/db/schema/audit';
import { createTestDatabase, type TestDatabase } from '@countersign/db/testing/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { type CheckpointPlaces, checkpointAudit } from './checkpoint.ts';
import { genesisHash, hashAuditRow } from './hash-row.ts';
import { recordAudit } from './record.ts';
import { sealAudit } from './seal.ts';
import { verifyAudit } from './verify.ts';

describe('the audit chain', () => {
  let database: TestDatabase;
  let sealer: OpenDatabase;
  let tenant: TestTenant;
  let folder: string;
  let places: CheckpointPlaces;

  beforeEach(async () => {
    database = await createTestDatabase();
    sealer = openDatabase(database.urlOf('countersign_sealer'), { maxConnections: 3 });
    tenant = await createTestTenant(database);
    folder = await mkdtemp(join(tmpdir(), 'audit-'));
    places = { keyFile: join(folder, 'key', 'signing-key.pem'), directory: join(folder, 'copies') };
  });
  afterEach(async () => {
    await sealer.close();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const write = async (count: number, of: TestTenant = tenant) => {
    for (let row = 0; row < count; row += 1) {
      await of.inTenant((tx) =>
        recordAudit(of.admin, tx, {
          action: 'test.done',
          subjectKind: 'thing',
          subjectId: `thing_${row}`,
          facts: { row, text: 'ä "quoted"', nested: { b: [1, null], a: 1.5 } },
        }),
      );
    }
  };
  const seal = async () => {
    await sealAudit(sealer.db);
    return checkpointAudit(sealer.db, places, tenant.clock.now);
  };
  const problems = async () =>
    (await verifyAudit(sealer.db, places)).problems.map(({ kind, sequence, untilSequence }) => [
      kind,
      sequence,
      ...(untilSequence === undefined ? [] : [untilSequence]),
    ]);
  const tamper = (statement: string) => database.admin.db.execute(sql.raw(statement));

  it('holds over the rows of all tenants, sealed in batches by two sealers at once', async () => {
    const other = await createTestTenant(database);
    await tamper(`insert into audit_log (tenant_id, id, at, actor_kind, actor_name, action, subject_kind, subject_id, facts)
      select '${other.id}', 'aud_' || lpad(n::text, 26, '0'), now(), 'system', 'x', 'bulk', 'thing', n::text, '{}' from generate_series(1, 1100) n`);
    await write(3);
    const sealed = await Promise.all([sealAudit(sealer.db), sealAudit(sealer.db)]);
    await sealAudit(sealer.db);
    expect(Math.max(...sealed)).toBeGreaterThan(0);
    await checkpointAudit(sealer.db, places, tenant.clock.now);
    expect(await verifyAudit(sealer.db, places)).toEqual({ sealed: 1103, unsealed: 0, checkpoints: 1, problems: [] });
  });

  it('leaves rows of open transactions for later, without a gap', async () => {
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let isWritten = () => {};
    const written = new Promise<void>((resolve) => {
      isWritten = resolve;
    });
    const slow = tenant.inTenant(async (tx) => {
      await recordAudit(tenant.admin, tx, { action: 'slow', subjectKind: 'thing', subjectId: 'slow' });
      isWritten();
      await held;
    });
    await written;
    await write(2);
    await seal();
    finish();
    await slow;
    expect(await verifyAudit(sealer.db, places)).toMatchObject({ sealed: 2, unsealed: 1, problems: [] });
    await seal();
    expect(await verifyAudit(sealer.db, places)).toMatchObject({ sealed: 3, unsealed: 0, problems: [] });
  });

  it('shows a changed row', async () => {
    await write(5);
    await seal();
    await tamper(`update audit_log set facts = jsonb_set(facts, '{row}', '7') where seal_sequence = 3`);
    const verdict = await verifyAudit(sealer.db, places);
    expect(verdict.problems).toMatchObject([
      { kind: 'changed', sequence: 3, tenantId: tenant.id, detail: expect.stringContaining('test.done of thing_2') },
    ]);
  });

  it('shows a row removed in the middle, and rows removed at the end', async () => {
    await write(6);
    await seal();
    await tamper('delete from audit_log where seal_sequence = 2');
    expect(await problems()).toEqual([['removed', 2, 2]]);
    await tamper('delete from audit_log where seal_sequence >= 5');
    expect(await problems()).toEqual([
      ['removed', 2, 2],
      ['removed', 5, 6],
    ]);
  });

  it('shows rows removed at the end together with their checkpoints, thanks to the copies', async () => {
    await write(3);
    await seal();
    await write(2);
    await seal();
    await tamper('delete from audit_log where seal_sequence > 3');
    await tamper('delete from audit_checkpoints where sequence > 3');
    expect(await problems()).toEqual([
      ['checkpoint_removed', 5],
      ['removed', 4, 5],
    ]);
  });

  it('shows a row that was put in', async () => {
    await write(4);
    await seal();
    await tamper(`update audit_log set seal_sequence = -seal_sequence where seal_sequence > 2`);
    await tamper(`update audit_log set seal_sequence = 1 - seal_sequence where seal_sequence < 0`);
    await tamper(
      `insert into audit_log select tenant_id, 'aud_forged', at, actor_kind, actor_id, actor_name, person_id, 'forged', subject_kind, subject_id, case_id, facts, 1, 3, hash, 'x' from audit_log where seal_sequence = 2`,
    );
    const found = await verifyAudit(sealer.db, places);
    expect(found.problems).toContainEqual(
      expect.objectContaining({ kind: 'changed', sequence: 3, rowId: 'aud_forged' }),
    );
    expect(found.problems).toContainEqual(expect.objectContaining({ kind: 'inserted', sequence: 4 }));
  });

  it('shows a chain that was rewritten from a row on by somebody who knows the format', async () => {
    await write(3);
    await seal();
    await write(3);
    await seal();
    await tamper(`update audit_log set actor_name = 'somebody else' where seal_sequence = 5`);
    const rows = await database.admin.db.select().from(auditLog).orderBy(asc(auditLog.sealSequence));
    let previousHash = genesisHash;
    for (const row of rows) {
      const hash = hashAuditRow(1, row, { sequence: row.sealSequence ?? 0, previousHash }) ?? '';
      await tamper(
        `update audit_log set previous_hash = '${previousHash}', hash = '${hash}' where seal_sequence = ${row.sealSequence}`,
      );
      previousHash = hash;
    }
    await tamper(`update audit_checkpoints set hash = '${previousHash}' where sequence = 6`);
    expect(await problems()).toEqual([
      ['checkpoint_forged', 6],
      ['rewritten', 4, 6],
    ]);
  });

  it('keeps what could not be copied for the next time, and knows the keys it had before', async () => {
    await write(1);
    await seal();
    const file = join(places.directory, 'checkpoints.jsonl');
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 20));
    await rm(places.keyFile);
    await write(1);
    await seal();
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines.slice(1).map((line) => JSON.parse(line).sequence)).toEqual([1, 2]);
    expect(new Set(lines.slice(1).map((line) => JSON.parse(line).keyId)).size).toBe(2);
    expect(await problems()).toEqual([['checkpoint_unreadable', 0]]);
  });

  it('adds no checkpoint when nothing was sealed since', async () => {
    expect(await seal()).toBeNull();
    await write(1);
    expect(await seal()).toBe(1);
    expect(await seal()).toBeNull();
  });

  it('cannot be changed by the sealer once it is sealed', async () => {
    await write(1);
    await seal();
    const again = await sealer.db.execute(sql`update audit_log set hash = 'x' returning 1`);
    expect(again).toHaveLength(0);
    await expect(sealer.db.execute(sql`update audit_log set facts = '{}'`)).rejects.toMatchObject({
      cause: { code: '42501' },
    });
    await expect(sealer.db.execute(sql`delete from audit_checkpoints`)).rejects.toMatchObject({
      cause: { code: '42501' },
    });
  });
});
