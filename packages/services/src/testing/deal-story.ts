import type { Deal } from '@countersign/contracts/deal-registration/operations';
import { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { BodyInputOf, Operation } from '@countersign/contracts/operation/operation';
import { taskOperations } from '@countersign/contracts/task/operations';
import type { ServiceContext } from '../context.ts';
import { answerDealRegistration } from '../deal-registration/answer.ts';
import { createDraftDealRegistration } from '../deal-registration/create-draft.ts';
import { getDealRegistration } from '../deal-registration/get.ts';
import { submitDealRegistration } from '../deal-registration/submit.ts';
import { decideTask } from '../task/decide.ts';
import { listTask } from '../task/list.ts';
import { call, type RawInput, type Verb } from './call.ts';
import { createInProcessCaseRunner, type InProcessCaseRunner } from './in-process-case-runner.ts';
import type { TestTenant } from './test-tenant.ts';

type Terms = NonNullable<BodyInputOf<(typeof dealRegistrationOperations)['create-draft']>['terms']>;
type Decision = BodyInputOf<(typeof taskOperations)['decide']>;

let keys = 0;

/** A tenant whose cases run in process on its own clock, with the acts that stories are told in. */
export function tellDeals(tenant: TestTenant) {
  const runner: InProcessCaseRunner = createInProcessCaseRunner(tenant.clock, () => tenant.system);
  const acting = (ctx: ServiceContext): ServiceContext => ({
    ...ctx,
    ports: { ...ctx.ports, caseRunner: runner },
    idempotency: {
      caller: ctx.actor.kind === 'member' || ctx.actor.kind === 'contact' ? ctx.actor.id : 'test',
      key: `key-${++keys}`,
      operation: 'test',
      payloadHash: String(keys),
      wasReplayed: false,
    },
  });
  const get = (ctx: ServiceContext, id: string): Promise<Deal> =>
    call(dealRegistrationOperations.get, getDealRegistration, ctx, { params: { id } });

  return {
    runner,
    acting,
    get,
    async submit(ctx: ServiceContext, terms: Terms, partnerId?: string): Promise<Deal> {
      const body = { programId: tenant.programId, terms, ...(partnerId ? { partnerId } : {}) };
      const draft = await call(dealRegistrationOperations['create-draft'], createDraftDealRegistration, acting(ctx), {
        body,
      });
      const deal = await call(dealRegistrationOperations.submit, submitDealRegistration, acting(ctx), {
        params: { id: draft.id },
        ifMatch: draft.revision,
      });
      await runner.drain(tenant.system);
      return get(ctx, deal.id);
    },
    /** The caller's open task on a registration. */
    async taskOf(ctx: ServiceContext, dealId: string) {
      const { caseId } = await get(tenant.admin, dealId);
      const page = await call(taskOperations.list, listTask, ctx, { query: { scope: 'all', limit: 200 } });
      const task = page.items.find((item) => item.caseId === caseId);
      if (!task) throw new Error(`no open task on ${dealId}`);
      return task;
    },
    async decide(ctx: ServiceContext, dealId: string, decision: Decision) {
      const task = await this.taskOf(ctx, dealId);
      const result = await call(taskOperations.decide, decideTask, acting(ctx), {
        params: { id: task.id },
        body: decision,
        ifMatch: task.revision,
      });
      await runner.drain(tenant.system);
      return result;
    },
    async answer(
      ctx: ServiceContext,
      dealId: string,
      terms: BodyInputOf<(typeof dealRegistrationOperations)['answer']>['terms'],
    ) {
      const deal = await get(ctx, dealId);
      const result = await call(dealRegistrationOperations.answer, answerDealRegistration, acting(ctx), {
        params: { id: dealId },
        body: { terms },
        ifMatch: deal.revision,
      });
      await runner.drain(tenant.system);
      return result;
    },
    /** Any other act of a person on a registration. */
    async act<O extends Operation>(
      operation: O,
      verb: Verb<O>,
      ctx: ServiceContext,
      dealId: string,
      body?: BodyInputOf<O>,
    ) {
      const { revision } = await get(tenant.admin, dealId);
      const raw = { params: { id: dealId }, ifMatch: revision, ...(body === undefined ? {} : { body }) };
      const result = await call(operation, verb, acting(ctx), raw as RawInput<O>);
      await runner.drain(tenant.system);
      return result;
    },
    /** Small and clean, so that the rule approves it; protected when it comes back. */
    async approvedByRule(ctx: ServiceContext, terms: Terms): Promise<Deal> {
      const deal = await this.submit(ctx, terms);
      const { dueAt } = await get(tenant.admin, deal.id);
      if (dueAt === null) throw new Error('no rule has it');
      await runner.advanceTo(tenant.system, dueAt);
      return get(ctx, deal.id);
    },
    at: (time: string) => runner.advanceTo(tenant.system, time),
  };
}
