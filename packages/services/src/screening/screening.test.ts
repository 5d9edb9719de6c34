import { screeningOperations as operations } from '@countersign/contracts/screening/operations';
import { sql } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { permissionsOfMember } from '@countersign/domain/permission/permissions';
import type { ListedEntry } from '@countersign/domain/screening/listed-entry';
import { fakeScreeningList } from '@countersign/ports/screening-list/fake';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ServiceContext } from '../context.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { decideScreeningMatch } from './decide-match.ts';
import { importList } from './import-list.ts';
import { getMatch } from './match.ts';
import { listMatches } from './matches.ts';
import { rescreen } from './rescreen.ts';
import { screenSubject } from './screen-subject.ts';
import { getScreeningSettings } from './settings.ts';
import { getScreeningSubject } from './subject.ts';
import {
  type Analysts,
  analysts,
  decide,
  doe,
  filler,
  person,
  publish as publishLists,
  screen,
  worldOf,
} from './testing/lists.ts';
import { updateScreeningSettings } from './update-settings.ts';

const database = useTestDatabase();
const world = (tenant: TestTenant, accepted?: readonly string[]) => worldOf(database(), tenant, accepted);
const publish = (tenant: TestTenant, ofac?: readonly ListedEntry[]) => publishLists(database(), tenant, ofac);
const republish = (tenant: TestTenant, ofac: readonly ListedEntry[]) =>
  importList(world(tenant), fakeScreeningList('ofac-sdn', ofac));

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
