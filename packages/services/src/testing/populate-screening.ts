import { screeningOperations } from '@countersign/contracts/screening/operations';
import type { TestDatabase } from '@countersign/db/testing/database';
import type { ListedEntry } from '@countersign/domain/screening/listed-entry';
import { fakeScreeningList } from '@countersign/ports/screening-list/fake';
import { importList } from '../screening/import-list.ts';
import { screenSubject } from '../screening/screen-subject.ts';
import { call } from './call.ts';
import type { TestTenant } from './test-tenant.ts';

const listed: ListedEntry = {
  id: 'listed-1',
  kind: 'person',
  programs: ['TEST'],
  names: [{ text: 'KESTREL NUMBATFORD, Sajid', quality: 'primary' }],
  births: [],
  countries: ['MX'],
  identifiers: [],
  addresses: [],
  note: null,
};

/** Somebody who has a name as a list has it: the match that waits to be reviewed. */
export async function populateScreening(
  database: TestDatabase,
  tenant: TestTenant,
): Promise<Readonly<Record<string, string>>> {
  const compliance = await tenant.addMember({ name: 'Xanthe Dunnart', roles: ['compliance_analyst'] });
  await importList(
    { db: database.app.db, ids: tenant.ids, now: () => tenant.clock.now, log: tenant.system.log, accepted: [] },
    fakeScreeningList('ofac-sdn', [listed]),
  );
  const screened = await call(screeningOperations['screen-subject'], screenSubject, compliance.ctx, {
    body: {
      reference: 'owner/1',
      facts: { kind: 'person', name: 'Sajid Kestrel Numbatford', countries: ['MX'] },
    },
  });
  const [match] = screened.matches;
  if (!match) throw new Error('nobody was found on the list');
  return { screening: match.id };
}
