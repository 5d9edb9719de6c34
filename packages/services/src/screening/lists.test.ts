import { screeningOperations as operations } from '@countersign/contracts/screening/operations';
import { sql } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { screeningMatches } from '@countersign/db/schema/screening';
import type { ListedEntry } from '@countersign/domain/screening/listed-entry';
import { type FakeScreeningList, fakeScreeningList } from '@countersign/ports/screening-list/fake';
import { beforeEach, describe, expect, it } from 'vitest';
import { call } from '../testing/call.ts';
import { Crash, crashingBeforeCommit } from '../testing/footprint.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { importList } from './import-list.ts';
import { listScreeningLists } from './lists.ts';
import { rescreen } from './rescreen.ts';
import { getScreeningSubject } from './subject.ts';
import { tellRefusedList } from './tell-refused.ts';
import { analysts, doe, entry, filler, publish as publishLists, screen, worldOf } from './testing/lists.ts';

const database = useTestDatabase();
const world = (tenant: TestTenant, accepted?: readonly string[]) => worldOf(database(), tenant, accepted);
const publish = (tenant: TestTenant, ofac?: readonly ListedEntry[]) => publishLists(database(), tenant, ofac);
const republish = (tenant: TestTenant, ofac: readonly ListedEntry[]) =>
  importList(world(tenant), fakeScreeningList('ofac-sdn', ofac));

describe('a list', () => {
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await createTestTenant(database());
    await database().admin.db.execute(sql`truncate screening_editions, screening_entries, screening_imports`);
  });
  const states = async () => (await call(operations.lists, listScreeningLists, tenant.auditor)).items;

  it('that is not loaded makes nobody clear', async () => {
    const { ann } = await analysts(tenant);
    await importList(world(tenant), fakeScreeningList('ofac-sdn', [doe, ...filler]));
    const result = await screen(ann.ctx, { name: 'Harmless Person' });
    expect(result).toMatchObject({ outcome: 'not_checked', lists: [{ edition: 1 }, { edition: null }] });
    await importList(world(tenant), fakeScreeningList('un-consolidated', filler));
    expect(await rescreen(tenant.system, 'un-consolidated')).toMatchObject({ subjects: 1, opened: 0 });
    const subject = await call(operations.subject, getScreeningSubject, ann.ctx, { params: { id: result.subjectId } });
    expect(subject).toMatchObject({ outcome: 'clear', lists: [{ edition: 1 }, { edition: 1 }] });
  });

  it('says what each edition added, changed and removed, and is unchanged when it says the same', async () => {
    const source = fakeScreeningList('ofac-sdn', [doe, ...filler]);
    expect(await importList(world(tenant), source)).toMatchObject({ outcome: 'imported', edition: 1 });
    expect(await importList(world(tenant), source)).toMatchObject({ outcome: 'unchanged', edition: 1 });
    source.publish([{ ...doe, note: 'more' }, ...filler.slice(1), entry('n', 'New')], 5);
    expect(await importList(world(tenant), source)).toMatchObject({ outcome: 'imported', edition: 2 });
    expect((await states())[0]).toMatchObject({
      edition: 2,
      alarm: null,
      editions: [
        { edition: 2, added: 1, changed: 1, removed: 1 },
        { edition: 1, added: 21, changed: 0, removed: 0 },
      ],
    });
  });

  const spoilt: readonly (readonly [string, (source: FakeScreeningList) => void])[] = [
    ['unreachable', (source) => source.fail()],
    ['malformed', (source) => source.spoil('malformed')],
    ['truncated', (source) => source.spoil('truncated')],
    ['empty', (source) => source.publish([])],
    ['shrunk', (source) => source.publish(filler.slice(0, 10), 9)],
    ['older', (source) => source.publish([doe, ...filler, entry('n', 'New')], 3)],
  ];
  it.each(spoilt)(
    'that arrives %s is refused with an alarm, and the one before stays in force',
    async (problem, spoil) => {
      const { ann } = await analysts(tenant);
      const source = fakeScreeningList('ofac-sdn', []);
      source.publish([doe, ...filler], 4);
      await importList(world(tenant), source);
      spoil(source);
      const refused = await importList(world(tenant), source);
      expect(refused).toMatchObject({ outcome: 'refused', problem });
      if (refused.outcome !== 'refused') return;
      expect(await tellRefusedList(tenant.system, refused)).toBe(2);
      // Refused again for the same: the alarm stands already.
      const again = await importList(world(tenant), source);
      expect(again).toEqual(refused);
      expect(await tellRefusedList(tenant.system, refused)).toBeNull();
      expect((await states())[0]).toMatchObject({ edition: 1, entries: 21, alarm: { problem } });
      expect((await screen(ann.ctx)).matches).toHaveLength(1);
      const told = await tenant.inTenant((tx) => tx.select().from(messages));
      expect(told.filter(({ kind }) => kind === 'screening_list_refused').map(({ subject }) => subject)).toEqual([
        'A sanctions list was not taken: OFAC SDN',
        'A sanctions list was not taken: OFAC SDN',
      ]);
      const audit = await tenant.inTenant((tx) =>
        tx.execute<{ problem: string }>(
          sql`select facts ->> 'problem' as problem from audit_log where action = 'screening.list-refused'`,
        ),
      );
      expect([...audit]).toEqual([{ problem }]);
    },
  );

  it('that is rightly much shorter is taken once somebody has accepted that very edition', async () => {
    const source = fakeScreeningList('ofac-sdn', filler);
    await importList(world(tenant), source);
    source.publish(filler.slice(0, 5));
    expect(await importList(world(tenant), source)).toMatchObject({ outcome: 'refused' });
    const hash = /[0-9a-f]{64}/.exec((await states())[0]?.alarm?.detail ?? '')?.[0] ?? '';
    expect(await importList(world(tenant, [hash]), source)).toMatchObject({ outcome: 'imported', edition: 2 });
  });

  it('is there whole or not at all when its import is killed, at any statement', async () => {
    const source = fakeScreeningList('ofac-sdn', [doe, ...filler]);
    await importList(world(tenant), source);
    const held = async () =>
      JSON.stringify([
        (await states())[0],
        [...(await database().admin.db.execute(sql`select * from screening_entries order by entry_id, since`))],
      ]);
    const before = await held();
    source.publish([entry('n', 'New'), ...filler]);
    for (const table of ['screening_entries', 'screening_editions', 'screening_imports']) {
      await database().admin.db.execute(
        sql.raw(`create or replace function kill_import() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$;
        create trigger kill_import after insert or update on ${table} for each statement execute function kill_import()`),
      );
      await expect(importList(world(tenant), source)).rejects.toThrow();
      await database().admin.db.execute(sql.raw(`drop trigger kill_import on ${table}`));
      expect(await held(), table).toBe(before);
    }
    const killed = { ...world(tenant), db: crashingBeforeCommit(tenant.system).db };
    await expect(importList(killed, source)).rejects.toBeInstanceOf(Crash);
    expect(await held()).toBe(before);
    expect(await importList(world(tenant), source)).toMatchObject({ outcome: 'imported', edition: 2 });
  });

  it('that changes while subjects are re-screened is gone over again after a kill, nobody twice', async () => {
    const { ann } = await analysts(tenant);
    await publish(tenant, filler);
    for (let at = 0; at < 5; at += 1) await screen(ann.ctx, at === 3 ? {} : { name: `Harmless ${at}` }, `owner/${at}`);
    await republish(tenant, [doe, ...filler]);
    await expect(rescreen(crashingBeforeCommit(tenant.system), 'ofac-sdn')).rejects.toBeInstanceOf(Crash);
    const done = { edition: 2, subjects: 5, opened: 1, replaced: 0 };
    expect(await rescreen(tenant.system, 'ofac-sdn')).toEqual(done);
    expect(await rescreen(tenant.system, 'ofac-sdn')).toEqual(done);
    const open = await tenant.inTenant((tx) => tx.select().from(screeningMatches));
    expect(open).toHaveLength(1);
  });
});
