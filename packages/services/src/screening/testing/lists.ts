import { screeningOperations as operations } from '@countersign/contracts/screening/operations';
import { sql } from '@countersign/db/query';
import type { TestDatabase } from '@countersign/db/testing/database';
import type { ListedEntry } from '@countersign/domain/screening/listed-entry';
import { fakeScreeningList } from '@countersign/ports/screening-list/fake';
import type { ServiceContext } from '../../context.ts';
import { call } from '../../testing/call.ts';
import type { TestPerson, TestTenant } from '../../testing/test-tenant.ts';
import { decideScreeningMatch } from '../decide-match.ts';
import { type ImportWorld, importList } from '../import-list.ts';
import { screenSubject } from '../screen-subject.ts';

export const entry = (id: string, name: string, more: Partial<ListedEntry> = {}): ListedEntry => ({
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
export const filler = Array.from({ length: 20 }, (_, at) =>
  entry(`f${at}`, `FILLER, Qwx ${'bcdfghjklmnpqrstvwxz'[at]}uzzle`),
);
export const doe = entry('d', 'QUINTERO NAVIDAD, Sajid', { countries: ['MX'] });

export const worldOf = (database: TestDatabase, tenant: TestTenant, accepted: readonly string[] = []): ImportWorld => ({
  db: database.app.db,
  ids: tenant.ids,
  now: () => tenant.clock.now,
  log: tenant.system.log,
  accepted,
});

export interface Analysts {
  readonly ann: TestPerson;
  readonly ben: TestPerson;
}
export async function analysts(tenant: TestTenant): Promise<Analysts> {
  const add = (name: string) => tenant.addMember({ name, roles: ['compliance_analyst'] });
  return { ann: await add('Ann'), ben: await add('Ben') };
}

export const person = {
  kind: 'person' as const,
  name: 'Sajid Quintero Navidad',
  countries: ['MX'],
};
export const screen = (ctx: ServiceContext, facts: object = {}, reference = 'owner/1') =>
  call(operations['screen-subject'], screenSubject, ctx, { body: { reference, facts: { ...person, ...facts } } });
export const decide = (
  ctx: ServiceContext,
  match: { readonly id: string; readonly revision: number },
  verdict: 'true_match' | 'false_positive',
) =>
  call(operations['decide-match'], decideScreeningMatch, ctx, {
    params: { id: match.id },
    ifMatch: match.revision,
    body: { verdict, reason: verdict === 'true_match' ? 'same_identity' : 'other_person' },
  });

/** Both lists are global, so every test publishes what it needs over what the one before it left. */
export async function publish(
  database: TestDatabase,
  tenant: TestTenant,
  ofac: readonly ListedEntry[] = [doe, ...filler],
): Promise<void> {
  await database.admin.db.execute(sql`truncate screening_editions, screening_entries, screening_imports`);
  await importList(worldOf(database, tenant), fakeScreeningList('ofac-sdn', ofac));
  await importList(worldOf(database, tenant), fakeScreeningList('un-consolidated', filler));
}
