import { commandOperations } from '@countersign/contracts/command/operations';
import { dealRegistrationOperations as operations } from '@countersign/contracts/deal-registration/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { and, eq } from '@countersign/db/query';
import { cases as caseTable, commands, decisions, projections } from '@countersign/db/schema/case';
import { vi } from 'vitest';
import { getCommand } from '../command/get.ts';
import type { ServiceContext } from '../context.ts';
import { createDraftDealRegistration } from '../deal-registration/create-draft.ts';
import { getDealRegistration } from '../deal-registration/get.ts';
import { submitDealRegistration } from '../deal-registration/submit.ts';
import { withdrawDealRegistration } from '../deal-registration/withdraw.ts';
import { decideTask } from '../task/decide.ts';
import { listTask } from '../task/list.ts';
import { call } from './call.ts';
import type { smallTerms } from './deal-terms.ts';
import type { TestTenant } from './test-tenant.ts';

const patience = { timeout: 40_000, interval: 100 };

/** Polls until something holds. */
export function until<T>(look: () => Promise<T | null | undefined | false>, what: string): Promise<T> {
  return vi.waitFor(async () => {
    const found = await look();
    if (found === null || found === undefined || found === false) throw new Error(`still waiting: ${what}`);
    return found;
  }, patience);
}

/** What runs the cases: the context of each act carries the real runner and a key of its own. */
interface Live {
  acting(ctx: ServiceContext): ServiceContext;
}

/** A tenant’s registrations on a Temporal server, and the acts that tests are told in. */
export function liveDeals(tenant: TestTenant, cases: Live) {
  const get = (id: string) => call(operations.get, getDealRegistration, cases.acting(tenant.admin), { params: { id } });
  const workflowId = (id: string) => `deal-registration/${tenant.id}/${id}`;
  const caseRow = async (id: string) => {
    const [row] = await tenant.inTenant((tx) =>
      tx
        .select()
        .from(caseTable)
        .where(and(eq(caseTable.tenantId, tenant.id), eq(caseTable.subjectId, id))),
    );
    if (!row) throw new Error(`${id} has no case`);
    return row;
  };
  const taskOf = (id: string, step?: string) =>
    until(
      async () => {
        const { caseId } = await get(id);
        const page = await call(taskOperations.list, listTask, cases.acting(tenant.admin), {
          query: { scope: 'all', limit: 200 },
        });
        return page.items.find(
          (task) => task.caseId === caseId && task.status === 'open' && (step === undefined || task.step === step),
        );
      },
      `a task ${step ?? ''} of ${id}`,
    );
  return {
    get,
    workflowId,
    caseRow,
    taskOf,
    async submit(by: ServiceContext, terms: ReturnType<typeof smallTerms>): Promise<string> {
      const draft = await call(operations['create-draft'], createDraftDealRegistration, cases.acting(by), {
        body: { programId: tenant.programId, terms },
      });
      await call(operations.submit, submitDealRegistration, cases.acting(by), {
        params: { id: draft.id },
        ifMatch: draft.revision,
      });
      return draft.id;
    },
    async decide(by: ServiceContext, task: { id: string; revision: number }, acceptWaiting = false) {
      return call(taskOperations.decide, decideTask, cases.acting(by), {
        params: { id: task.id },
        ifMatch: task.revision,
        body: { outcome: 'approve', acceptWaiting },
      });
    },
    async withdraw(by: ServiceContext, id: string) {
      const { revision } = await get(id);
      return call(operations.withdraw, withdrawDealRegistration, cases.acting(by), {
        params: { id },
        ifMatch: revision,
        body: {},
      });
    },
    status: (id: string, expected: string) =>
      until(async () => (await get(id)).status === expected, `${id} ${expected}`),
    command: (by: ServiceContext, id: string) => call(commandOperations.get, getCommand, by, { params: { id } }),
    async commandRow(id: string) {
      const [row] = await tenant.inTenant((tx) =>
        tx
          .select()
          .from(commands)
          .where(and(eq(commands.tenantId, tenant.id), eq(commands.id, id))),
      );
      if (!row) throw new Error(`there is no command ${id}`);
      return row;
    },
    /** What stands in the database of a case: decisions by step, and how many transitions. */
    async record(id: string) {
      const { id: caseId } = await caseRow(id);
      const decided = await tenant.inTenant((tx) => tx.select().from(decisions).where(eq(decisions.caseId, caseId)));
      const projected = await tenant.inTenant((tx) =>
        tx.select().from(projections).where(eq(projections.caseId, caseId)),
      );
      return { steps: decided.map(({ step }) => step).toSorted(), projected: projected.length };
    },
  };
}
