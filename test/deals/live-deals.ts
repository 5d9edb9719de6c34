import { type Deal, dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { BodyInputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { taskOperations } from '@countersign/contracts/task/operations';
import { eq } from '@countersign/db/query';
import { policyVersions } from '@countersign/db/schema/policy';
import { createTestDatabase, type TestDatabase, testSecret } from '@countersign/db/testing/database';
import type { PolicyDocument } from '@countersign/domain/policy/policy';
import type { ServiceContext } from '@countersign/services/context';
import { createDraftDealRegistration } from '@countersign/services/deal-registration/create-draft';
import { getDealRegistration } from '@countersign/services/deal-registration/get';
import { submitDealRegistration } from '@countersign/services/deal-registration/submit';
import { decideTask } from '@countersign/services/task/decide';
import { getTask } from '@countersign/services/task/get';
import { listTask } from '@countersign/services/task/list';
import { call, type RawInput, type Verb } from '@countersign/services/testing/call';
import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';
import { type RunningCases, runCases } from '@countersign/worker/src/testing/run-cases.ts';
import proto from '@temporalio/proto';
import { customerName } from './customer-name.ts';
import { until } from './until.ts';

export type Terms = NonNullable<BodyInputOf<(typeof dealRegistrationOperations)['create-draft']>['terms']>;
export type Decision = BodyInputOf<(typeof taskOperations)['decide']>;
export type Task = OutputOf<(typeof taskOperations)['list']>['items'][number];
export type History = Awaited<ReturnType<ReturnType<RunningCases['client']['workflow']['getHandle']>['fetchHistory']>>;
type DealOperation = (typeof dealRegistrationOperations)[keyof typeof dealRegistrationOperations];

export interface LiveDeals {
  readonly database: TestDatabase;
  readonly tenant: TestTenant;
  readonly cases: RunningCases;
  /** A complete registration of a customer that nobody else has. */
  terms(change?: Terms): Terms;
  submit(by: ServiceContext, terms: Terms): Promise<Deal>;
  get(dealId: string): Promise<Deal>;
  /** Waits until the registration has this status. */
  becomes(dealId: string, status: Deal['status']): Promise<Deal>;
  /** Waits for the registration's open task, other than `after`. */
  taskOf(dealId: string, after?: string): Promise<Task>;
  decide(by: ServiceContext, task: Task, decision: Decision): Promise<OutputOf<(typeof taskOperations)['decide']>>;
  /** Decides on the open task and waits until it is done. */
  decideNext(by: ServiceContext, dealId: string, decision: Decision): Promise<void>;
  /** One of the partner's own acts on a running registration. */
  act<O extends DealOperation>(
    operation: O,
    verb: Verb<O>,
    by: ServiceContext,
    dealId: string,
    body?: RawInput<O>['body'],
  ): Promise<OutputOf<O>>;
  /** The history of a registration's workflow, once it has come to rest: ended, or waiting for somebody. */
  historyOf(dealId: string): Promise<History>;
  stop(): Promise<void>;
}

export interface LiveDealsOptions {
  readonly settings?: Parameters<typeof createTestTenant>[1] extends { settings?: infer S } | undefined ? S : never;
  /** Instead of the preset's policy, with deadlines of seconds. */
  readonly policy?: PolicyDocument;
  readonly startsPerSecond?: number;
}

const { EventType } = proto.temporal.api.enums.v1;
/** What is last in a history while the worker still has something to do. */
const underWay = new Set<unknown>([
  EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
  EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED,
  EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
  EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED,
  EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED,
]);

/** Nothing is left to chance and nobody is held back, unless the caller says so. */
const settings = { sampleShareBp: 0, openLimit: 100_000, dailyLimit: 100_000 };

/** A tenant whose registrations run on the test servers, with a worker and a relay of its own. */
export async function openLiveDeals(options: LiveDealsOptions = {}): Promise<LiveDeals> {
  const database = await createTestDatabase();
  const tenant = await createTestTenant(database, {
    time: new Date().toISOString(),
    settings: { ...settings, ...options.settings },
  });
  if (options.policy) await replacePolicy(database, tenant, options.policy);
  const system = { ...tenant.system, now: () => Date.now() };
  const cases = await runCases({
    databaseUrl: database.url,
    secret: testSecret,
    system,
    ...(options.startsPerSecond === undefined ? {} : { startsPerSecond: options.startsPerSecond }),
  });
  let customers = 0;

  const get: LiveDeals['get'] = (dealId) =>
    call(dealRegistrationOperations.get, getDealRegistration, cases.acting(tenant.admin), { params: { id: dealId } });
  const taskOf: LiveDeals['taskOf'] = (dealId, after) =>
    until(`a task on ${dealId}`, async () => {
      const { caseId, number } = await get(dealId);
      if (number === null) throw new Error(`${dealId} is a draft`);
      const query = { scope: 'all', limit: 200, sort: '-openedAt', search: number } as const;
      const page = await call(taskOperations.list, listTask, cases.acting(tenant.admin), { query });
      return page.items.find((task) => task.caseId === caseId && task.id !== after);
    });
  const decide: LiveDeals['decide'] = (by, task, decision) =>
    call(taskOperations.decide, decideTask, cases.acting(by), {
      params: { id: task.id },
      body: decision,
      ifMatch: task.revision,
    });

  const decideOpen = async (by: ServiceContext, dealId: string, decision: Decision): Promise<Task> => {
    const task = await taskOf(dealId);
    const { status, code } = await decide(by, task, decision);
    // A machine that is busy with other things may take longer than a caller waits.
    if (status !== 'done' && status !== 'pending') throw new Error(`the decision on ${dealId} is ${status} (${code})`);
    return task;
  };

  return {
    database,
    tenant,
    cases,
    get,
    taskOf,
    decide,
    terms: (change = {}) => {
      customers += 1;
      return {
        customerName: customerName(customers),
        customerCountry: 'DE',
        customerWebsite: 'none',
        lines: [{ productId: tenant.products.gtxPro, quantity: 2 }],
        amount: { amount: '9000.00', currency: 'EUR' },
        closeMonth: '2099-06',
        ...change,
      };
    },
    submit: async (by, terms) => {
      const draft = await call(
        dealRegistrationOperations['create-draft'],
        createDraftDealRegistration,
        cases.acting(by),
        { body: { programId: tenant.programId, terms } },
      );
      return call(dealRegistrationOperations.submit, submitDealRegistration, cases.acting(by), {
        params: { id: draft.id },
        ifMatch: draft.revision,
      });
    },
    becomes: (dealId, status) =>
      until(`${dealId} to become ${status}`, async () => {
        const deal = await get(dealId);
        return deal.status === status ? deal : undefined;
      }),
    decideNext: async (by, dealId, decision) => {
      const { id } = await decideOpen(by, dealId, decision);
      await until(`the decision on ${dealId} to be written`, async () => {
        const task = await call(taskOperations.get, getTask, cases.acting(tenant.admin), { params: { id } });
        return task.status === 'decided';
      });
    },
    act: async (operation, verb, by, dealId, body) => {
      const { revision } = await get(dealId);
      const raw = { params: { id: dealId }, ifMatch: revision, ...(body === undefined ? {} : { body }) };
      return call(operation, verb, cases.acting(by), raw as RawInput<typeof operation>);
    },
    historyOf: async (dealId) => {
      const handle = cases.client.workflow.getHandle(`deal-registration/${tenant.id}/${dealId}`);
      let before = 0;
      return until(
        `the history of ${dealId} to come to rest`,
        async () => {
          const history = await handle.fetchHistory();
          const length = history.events?.length ?? 0;
          const isAtRest = length === before && !underWay.has(history.events?.at(-1)?.eventType);
          before = length;
          return isAtRest ? history : undefined;
        },
        { pollMs: 200 },
      );
    },
    stop: async () => {
      await cases.stop();
      await database.drop();
    },
  };
}

async function replacePolicy(database: TestDatabase, tenant: TestTenant, document: PolicyDocument): Promise<void> {
  await database.admin.db.update(policyVersions).set({ document }).where(eq(policyVersions.policyId, tenant.policyId));
}
