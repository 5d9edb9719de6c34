import { screeningOperations as operations } from '@countersign/contracts/screening/operations';
import { sql } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { screeningMatches } from '@countersign/db/schema/screening';
import { permissionsOfMember } from '@countersign/domain/permission/permissions';
import type { ListedEntry } from '@countersign/domain/screening/listed-entry';
import { type FakeScreeningList, fakeScreeningList } from '@countersign/ports/screening-list/fake';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ServiceContext } from '../context.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { Crash, crashingBeforeCommit } from '../testing/footprint.ts';
import { createTestTenant, type TestPerson, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { decideScreeningMatch } from './decide-match.ts';
import { type ImportWorld, importList } from './import-list.ts';
import { listScreeningLists } from './lists.ts';
import { getMatch } from './match.ts';
import { listMatches } from './matches.ts';
import { rescreen } from './rescreen.ts';
import { screenSubject } from './screen-subject.ts';
import { getScreeningSettings } from './settings.ts';
import { getScreeningSubject } from './subject.ts';
import { tellRefusedList } from './tell-refused.ts';
import { updateScreeningSettings } from './update-settings.ts';

const database = useTestDatabase();

const entry = (id: string, name: string, more: Partial<ListedEntry> = {}): ListedEntry => ({
  id,
  kind: 'person',
  programs: ['TEST'],
  names: [{ text: name, quality: 'primary' }],
  births: [],
  countries: [],
  identifiers: [],
  addresses: [],
  note: null,
  ...more,
});
const filler = Array.from({ length: 20 }, (_, at) => entry(`f${at}`, `FILLER, Qwx ${'bcdfghjklmnpqrstvwxz'[at]}uzzle`));
const doe = entry('d', 'QUINTERO NAVIDAD, Sajid', { countries: ['MX'] });

const world = (tenant: TestTenant, accepted: readonly string[] = []): ImportWorld => ({
  db: database().app.db,
  ids: tenant.ids,
  now: () => tenant.clock.now,
  log: tenant.system.log,
  accepted,
});

interface Analysts {
  readonly ann: TestPerson;
  readonly ben: TestPerson;
}
async function analysts(tenant: TestTenant): Promise<Analysts> {
  const add = (name: string) => tenant.addMember({ name, roles: ['compliance_analyst'] });
  return { ann: await add('Ann'), ben: await add('Ben') };
}

/** Both lists are global, so every test publishes what it needs over what the one before it left. */
async function publish(tenant: TestTenant, ofac: readonly ListedEntry[] = [doe, ...filler]): Promise<void> {
  await database().admin.db.execute(sql`truncate screening_editions, screening_entries, screening_imports`);
  await importList(world(tenant), fakeScreeningList('ofac-sdn', ofac));
  await importList(world(tenant), fakeScreeningList('un-consolidated', filler));
}
const republish = (tenant: TestTenant, ofac: readonly ListedEntry[]) =>
  importList(world(tenant), fakeScreeningList('ofac-sdn', ofac));

const person = {
  kind: 'person' as const,
  name: 'Sajid Quintero Navidad',
  countries: ['MX'],
};
const screen = (ctx: ServiceContext, facts: object = {}, reference = 'owner/1') =>
  call(operations['screen-subject'], screenSubject, ctx, { body: { reference, facts: { ...person, ...facts } } });
const decide = (
  ctx: ServiceContext,
  match: { readonly id: string; readonly revision: number },
  verdict: 'true_match' | 'false_positive',
) =>
  call(operations['decide-match'], decideScreeningMatch, ctx, {
    params: { id: match.id },
    ifMatch: match.revision,
    body: { verdict, reason: verdict === 'true_match' ? 'same_identity' : 'other_person' },
  });
const complianceOf = ({ admin }: TestTenant): ServiceContext => {
  if (admin.actor.kind !== 'member') throw new Error('the administrator is a member');
  return { ...admin, actor: { ...admin.actor, permissions: permissionsOfMember(['compliance_analyst']) } };
};

describeWriteVerb({
  id: 'screening.screen-subject',
  operation: operations['screen-subject'],
  verb: screenSubject,
  database,
  prepare: async (tenant) => {
    await publish(tenant);
    return analysts(tenant);
  },
  by: (_, { ann }) => ann.ctx,
  input: (tenant) => ({ body: { reference: 'owner/1', partnerId: tenant.partnerA.id, facts: person } }),
  expect: (_, output) => {
    expect(output).toMatchObject({
      outcome: 'potential_match',
      lists: [
        { list: 'ofac-sdn', edition: 1 },
        { list: 'un-consolidated', edition: 1 },
      ],
      matches: [{ score: 100, status: 'open', listedName: 'QUINTERO NAVIDAD, Sajid' }],
    });
  },
  otherTenant: { by: complianceOf },
  badInput: [
    { label: 'no name', input: () => ({ body: { reference: 'owner/1', facts: { ...person, name: '' } } }) },
    {
      label: 'a country there is not',
      input: () => ({ body: { reference: 'owner/1', facts: { ...person, countries: ['QQ'] } } }),
      field: 'facts.countries.0',
    },
    {
      label: 'a day that does not exist',
      input: () => ({ body: { reference: 'owner/1', facts: { ...person, bornOn: '1971-02-30' } } }),
    },
    { label: 'a reference of no kind', input: () => ({ body: { reference: 'somebody', facts: person } }) },
  ],
});

describeWriteVerb({
  id: 'screening.decide-match',
  operation: operations['decide-match'],
  verb: decideScreeningMatch,
  database,
  prepare: async (tenant) => {
    await publish(tenant);
    const both = await analysts(tenant);
    const result = await screen(both.ann.ctx, { countries: ['DE'] });
    return { ...both, match: result.matches[0] };
  },
  by: (_, { ann }) => ann.ctx,
  input: (_, { match }) => ({
    params: { id: match?.id ?? '' },
    ifMatch: match?.revision ?? 0,
    body: {
      verdict: 'false_positive' as const,
      reason: 'other_country' as const,
      note: 'Born and bred in Kassel.',
    },
  }),
  expect: (_, output) => {
    expect(output).toMatchObject({ status: 'false_positive', score: 80, needsTwo: false });
    expect(output.decisions).toMatchObject([{ by: { name: 'Ann' }, isFinal: true, note: 'Born and bred in Kassel.' }]);
  },
  otherTenant: { by: complianceOf },
  badInput: [
    {
      label: 'a verdict there is not',
      input: (_, { match }) => ({
        params: { id: match?.id },
        ifMatch: 1,
        body: { verdict: 'perhaps', reason: 'other' },
      }),
      field: 'verdict',
    },
  ],
});

describeWriteVerb({
  id: 'screening.update-settings',
  operation: operations['update-settings'],
  verb: updateScreeningSettings,
  database,
  prepare: analysts,
  by: (_, { ann }) => ann.ctx,
  input: () => ({ ifMatch: 0, body: { nameMin: 88, scoreMin: 75, highMin: 97 } }),
  expect: async (tenant, output) => {
    expect(output).toEqual({ nameMin: 88, scoreMin: 75, highMin: 97, revision: 1 });
    expect(await call(operations.settings, getScreeningSettings, tenant.auditor)).toEqual(output);
  },
  otherTenant: null,
  badInput: [
    {
      label: 'a threshold that lets everybody through',
      input: () => ({ ifMatch: 0, body: { nameMin: 99, scoreMin: 75, highMin: 97 } }),
      field: 'nameMin',
    },
  ],
});

describe('a match', () => {
  let tenant: TestTenant;
  let people: Analysts;
  beforeEach(async () => {
    tenant = await createTestTenant(database());
    people = await analysts(tenant);
    await publish(tenant);
  });
  const only = async (facts: object = {}) => {
    const [match] = (await screen(people.ann.ctx, facts)).matches;
    if (!match) throw new Error('there is no match');
    return match;
  };
  const shown = (id: string) => call(operations.match, getMatch, tenant.auditor, { params: { id } });

  it('shows both sides, what its score is made of and whether two people decide', async () => {
    const match = await only({ countries: ['DE'], bornOn: '1980' });
    expect(await shown(match.id)).toMatchObject({
      score: 80,
      needsTwo: false,
      facts: { name: 'Sajid Quintero Navidad', countries: ['DE'], bornOn: '1980' },
      entry: { id: 'd', programs: ['TEST'], countries: ['MX'], isInForce: true },
      factors: [
        { kind: 'name', points: 100, counts: true },
        { kind: 'country', points: -20, counts: true, subject: 'DE', listed: 'MX' },
      ],
    });
    const queue = await call(operations.matches, listMatches, tenant.auditor, { query: {} });
    expect([queue.total, queue.items[0]?.id]).toEqual([1, match.id]);
  });

  it('of a high score needs two people who agree, whatever they say', async () => {
    const match = await only();
    expect(match.score).toBe(100);
    const proposed = await decide(people.ann.ctx, match, 'false_positive');
    expect(proposed).toMatchObject({ status: 'proposed', proposedVerdict: 'false_positive', needsTwo: true });
    await expect(decide(people.ann.ctx, proposed, 'false_positive')).rejects.toMatchObject({ code: 'same_person' });
    const twin = await tenant.addMember({
      name: 'Ann again',
      roles: ['compliance_analyst'],
      personId: people.ann.personId,
    });
    await expect(decide(twin.ctx, proposed, 'false_positive')).rejects.toMatchObject({ code: 'same_person' });
    const decided = await decide(people.ben.ctx, proposed, 'false_positive');
    expect(decided.status).toBe('false_positive');
    await expect(decide(people.ann.ctx, decided, 'true_match')).rejects.toMatchObject({ code: 'not_open' });
    expect((await screen(people.ann.ctx)).outcome).toBe('clear');
  });

  it('is not decided by whoever manages the partner', async () => {
    const manager = await tenant.addMember({
      name: 'Both',
      roles: ['compliance_analyst', 'partner_manager'],
      personId: tenant.members.pm.personId,
    });
    const { matches } = await call(operations['screen-subject'], screenSubject, people.ann.ctx, {
      body: { reference: 'partner/1', partnerId: tenant.partnerA.id, facts: { ...person, countries: ['DE'] } },
    });
    const [match] = matches;
    if (!match) throw new Error('there is no match');
    await expect(decide(manager.ctx, match, 'false_positive')).rejects.toMatchObject({ code: 'own_case' });
    expect((await decide(people.ben.ctx, match, 'false_positive')).status).toBe('false_positive');
  });

  it('that was nobody is remembered until either side changes', async () => {
    const first = await only({ countries: ['DE'] });
    await decide(people.ann.ctx, first, 'false_positive');
    expect(await screen(people.ann.ctx, { countries: ['DE'] })).toMatchObject({
      outcome: 'clear',
      matches: [{ id: first.id, status: 'false_positive' }],
    });
    // The subject changes: another match, and back again the one that was decided.
    const other = await screen(people.ann.ctx, { countries: ['FR'] });
    expect(other).toMatchObject({ outcome: 'potential_match', matches: [{ status: 'open' }] });
    expect(other.matches[0]?.id).not.toBe(first.id);
    expect(await screen(people.ann.ctx, { countries: ['DE'] })).toMatchObject({
      outcome: 'clear',
      matches: [{ id: first.id, status: 'false_positive' }],
    });
    // The entry changes: a re-screening opens it.
    await republish(tenant, [{ ...doe, births: [{ first: '1980-01-01', last: '1980-12-31' }] }, ...filler]);
    expect(await rescreen(tenant.system, 'ofac-sdn')).toEqual({ edition: 2, subjects: 1, opened: 1, replaced: 1 });
    const queue = await call(operations.matches, listMatches, people.ann.ctx, { query: {} });
    expect(queue.items).toMatchObject([{ status: 'open', score: 80 }]);
    const subject = await call(operations.subject, getScreeningSubject, tenant.auditor, {
      params: { id: queue.items[0]?.subject.id ?? '' },
    });
    expect(subject).toMatchObject({ outcome: 'potential_match', lists: [{ edition: 2 }, { edition: 1 }] });
    expect(subject.screenings[0]).toMatchObject({ occasion: 'list_changed', scorerVersion: 'pairs-1' });
    expect(subject.screenings.map(({ occasion }) => occasion)).toContain('subject_changed');
  });

  it('that is one is cleared by no publisher: two people have to say so', async () => {
    const match = await only();
    await decide(people.ben.ctx, await decide(people.ann.ctx, match, 'true_match'), 'true_match');
    expect((await screen(people.ann.ctx)).outcome).toBe('true_match');
    await republish(tenant, filler);
    await rescreen(tenant.system, 'ofac-sdn');
    const [reopened] = (await call(operations.matches, listMatches, people.ann.ctx, { query: {} })).items;
    if (!reopened) throw new Error('it was dropped');
    expect(await shown(reopened.id)).toMatchObject({ status: 'open', needsTwo: true, entry: { isInForce: false } });
    expect(await decide(people.ann.ctx, reopened, 'false_positive')).toMatchObject({ status: 'proposed' });
  });

  it('tells compliance, and says nothing of whom it is about in mail or audit', async () => {
    await only();
    const rows = await tenant.inTenant((tx) => tx.select().from(messages));
    expect(rows.map(({ recipientName, kind }) => [recipientName, kind]).sort()).toEqual([
      ['Ann', 'screening_matches'],
      ['Ben', 'screening_matches'],
    ]);
    const audit = await tenant.inTenant((tx) => tx.execute(sql`select facts::text from audit_log`));
    expect(JSON.stringify([rows, [...audit]])).not.toMatch(/Quintero/i);
  });
});

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
