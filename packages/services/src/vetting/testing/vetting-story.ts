import type { BodyInputOf } from '@countersign/contracts/operation/operation';
import { taskOperations } from '@countersign/contracts/task/operations';
import { vettingOperations } from '@countersign/contracts/vetting/operations';
import type { Vetting } from '@countersign/contracts/vetting/vetting';
import type { TestDatabase } from '@countersign/db/testing/database';
import type { ListedEntry } from '@countersign/domain/screening/listed-entry';
import { fakeScreeningList } from '@countersign/ports/screening-list/fake';
import type { ServiceContext } from '../../context.ts';
import { importList } from '../../screening/import-list.ts';
import { decideTask } from '../../task/decide.ts';
import { listTask } from '../../task/list.ts';
import { call } from '../../testing/call.ts';
import { tellDeals } from '../../testing/deal-story.ts';
import type { TestTenant } from '../../testing/test-tenant.ts';
import { answerVetting } from '../answer.ts';
import { getVetting } from '../get.ts';
import { ownVettings } from '../mine.ts';
import { openVettingByHand } from '../open.ts';

export type Statement = BodyInputOf<(typeof vettingOperations)['answer']>;
type Decision = BodyInputOf<(typeof taskOperations)['decide']>;

/** Its only owner. */
export const annelie: Statement['parties'][number] = {
  id: 'a',
  kind: 'person',
  name: 'Annelie Petersen',
  aliases: [],
  bornOn: '1975-03-04',
  country: 'DE',
  roles: ['owner', 'director'],
  isPoliticallyExposed: false,
};

/** A company about which nothing is to be said. */
export const plainCompany: Statement = {
  form: 'company',
  legalName: 'Nordlicht Systemhaus GmbH',
  aliases: [],
  country: 'DE',
  address: 'Am Hafen 1, 20457 Hamburg',
  bornOn: null,
  registrationNumber: 'Hamburg HRB 12345',
  lei: null,
  vatNumber: null,
  website: 'https://nordlicht.example',
  email: 'owner@nordlicht.example',
  markets: ['DE'],
  parties: [annelie],
  holdings: [{ holderId: 'a', heldId: 'self', percent: '100' }],
  licences: [],
  trafficSources: ['content'],
  isBannedElsewhere: false,
  conflict: null,
  fileIds: [],
};

/** Somebody on a list whom nobody takes for anybody else. */
export const listedPerson: ListedEntry = {
  id: '1',
  kind: 'person',
  programs: ['TEST'],
  names: [{ text: 'Zebulon Quackenbush', quality: 'primary' }],
  births: [{ first: '1960-12-13', last: '1960-12-13' }],
  countries: ['SY'],
  identifiers: [],
  addresses: [],
  note: null,
};

/** Both lists are loaded, with one person on one of them. */
export async function loadLists(database: TestDatabase, tenant: TestTenant): Promise<void> {
  const world = {
    db: database.app.db,
    ids: tenant.ids,
    now: () => tenant.clock.now,
    log: tenant.system.log,
    accepted: [],
  };
  await importList(world, fakeScreeningList('ofac-sdn', [listedPerson]));
  await importList(
    world,
    fakeScreeningList('un-consolidated', [
      { ...listedPerson, id: '2', names: [{ text: 'Ignatz Wobbelsam', quality: 'primary' }] },
    ]),
  );
}

/** The acts in which a partner is looked at, on a tenant whose cases run in process on its own clock. */
export function tellVetting(tenant: TestTenant) {
  const { runner, acting } = tellDeals(tenant);
  const drain = () => runner.drain(tenant.system);
  const own = (by: ServiceContext) => call(vettingOperations.mine, ownVettings, by);
  return {
    runner,
    acting,
    drain,
    own,
    open: (by: ServiceContext, partnerId = tenant.partnerA.id) =>
      call(vettingOperations.open, openVettingByHand, acting(by), {
        body: { partnerId, programId: tenant.programId, occasion: 'existing_partner', text: null },
      }),
    async answer(by: ServiceContext, id: string, statement: Partial<Statement> = {}, ifMatch = 0) {
      const answered = await call(vettingOperations.answer, answerVetting, acting(by), {
        params: { id },
        body: { ...plainCompany, ...statement },
        ifMatch,
      });
      await drain();
      return answered;
    },
    get: (by: ServiceContext, id: string): Promise<Vetting> =>
      call(vettingOperations.get, getVetting, by, { params: { id } }),
    async decide(by: ServiceContext, number: string, decision: Partial<Decision> & Pick<Decision, 'outcome'>) {
      const page = await call(taskOperations.list, listTask, by, { query: { scope: 'all', limit: 200 } });
      const task = page.items.find(({ caseNumber }) => caseNumber === number);
      if (!task) throw new Error(`no open task about ${number}`);
      const result = await call(taskOperations.decide, decideTask, acting(by), {
        params: { id: task.id },
        body: decision,
        ifMatch: task.revision,
      });
      await drain();
      return result;
    },
  };
}
